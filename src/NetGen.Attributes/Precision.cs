namespace NetGen;

/// <summary>The floating-point type in which a network stores its weights and computes.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>. The default.</summary>
    Single,

    /// <summary>64-bit <see cref="double"/>: for gradient checks and scientific work, at half the speed or less.</summary>
    Double,
}

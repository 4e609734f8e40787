namespace NetGen;

/// <summary>What lies beyond the edges of an image.</summary>
public enum CropPadding
{
    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>The image mirrored at its outermost pixels, which are not repeated: c b | a b c | b a.</summary>
    Reflect,
}

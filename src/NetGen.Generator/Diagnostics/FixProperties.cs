namespace NetGen.Generator.Diagnostics;

/// <summary>The names under which diagnostics hand data to code fixes.</summary>
internal static class FixProperties
{
    /// <summary>The activation that a layer should have.</summary>
    public const string Activation = nameof(Activation);

    /// <summary>What a loss's FromLogits should be.</summary>
    public const string FromLogits = nameof(FromLogits);

    /// <summary>The name that was most likely meant, or the name of a state.</summary>
    public const string Name = nameof(Name);

    /// <summary>The name that stands there.</summary>
    public const string Found = nameof(Found);

    /// <summary>The loss that fits.</summary>
    public const string Loss = nameof(Loss);

    /// <summary>How many units a layer should have.</summary>
    public const string Units = nameof(DenseAttribute.Units);

    /// <summary>Given where the layer before should give every step.</summary>
    public const string ReturnSequences = nameof(RecurrentAttribute.ReturnSequences);
}

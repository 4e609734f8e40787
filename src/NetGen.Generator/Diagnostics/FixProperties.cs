namespace NetGen.Generator.Diagnostics;

/// <summary>The names under which diagnostics hand data to code fixes.</summary>
internal static class FixProperties
{
    /// <summary>The activation that a layer should have.</summary>
    public const string Activation = nameof(Activation);

    /// <summary>What a loss's FromLogits should be.</summary>
    public const string FromLogits = nameof(FromLogits);

    /// <summary>The name that was most likely meant.</summary>
    public const string Name = nameof(Name);
}

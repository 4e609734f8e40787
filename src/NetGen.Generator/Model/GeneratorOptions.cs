using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Model;

/// <summary>What MSBuild properties ask of the generator.</summary>
/// <param name="Profile"><c>NetGenProfile</c>: whether each kernel's time is taken.</param>
/// <param name="VectorWidths"><c>NetGenVectorWidths</c>: the widths code is written for, such as <c>512;256</c>; scalar code is always there.</param>
internal sealed record GeneratorOptions(bool Profile, EquatableArray<int> VectorWidths)
{
    private static readonly int[] AllWidths = [512, 256, 128];

    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.NetGenProfile", out string? profile);
        options.TryGetValue("build_property.NetGenVectorWidths", out string? widths);
        int[] chosen = string.IsNullOrWhiteSpace(widths)
            ? AllWidths
            : [.. AllWidths.Where(w => widths!.Split(';', ',', ' ').Contains(w.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return new GeneratorOptions(string.Equals(profile, "true", StringComparison.OrdinalIgnoreCase), new(chosen));
    }
}

using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Model;

/// <summary>What MSBuild properties ask of the generator.</summary>
/// <param name="Profile"><c>NetGenProfile</c>: whether each kernel's time is taken.</param>
/// <param name="VectorWidths"><c>NetGenVectorWidths</c>: the widths code is written for, such as <c>512;256</c>; scalar code is always there.</param>
/// <param name="CheckNumbers"><c>NetGenCheckNumbers</c>: whether each step's result is searched for NaN and infinities.</param>
internal sealed record GeneratorOptions(bool Profile, EquatableArray<int> VectorWidths, bool CheckNumbers)
{
    private static readonly int[] AllWidths = [512, 256, 128];

    public static GeneratorOptions Read(AnalyzerConfigOptions options)
    {
        options.TryGetValue("build_property.NetGenVectorWidths", out string? widths);
        int[] chosen = string.IsNullOrWhiteSpace(widths)
            ? AllWidths
            : [.. AllWidths.Where(w => widths!.Split(';', ',', ' ').Contains(w.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        return new GeneratorOptions(IsOn("NetGenProfile"), new(chosen), IsOn("NetGenCheckNumbers"));

        bool IsOn(string property) =>
            options.TryGetValue($"build_property.{property}", out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }
}

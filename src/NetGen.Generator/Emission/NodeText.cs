using System.Globalization;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>What generated code calls a node, and says of it.</summary>
internal static class NodeText
{
    /// <summary>The layer a node belongs to.</summary>
    public static string LayerOf(Node node) => node.Label.Split([", ", ": "], 2, StringSplitOptions.None)[0];

    /// <summary>Shapes and work, such as <c>12×12×32 by 3×3×32×64 → 10×10×64, 1 843 200 multiply-adds a sample</c>.</summary>
    public static string Describe(Node node) => node switch
    {
        Contraction c => $"{c.A.Shape}{(c.B is null ? string.Empty : $" by {c.B.Shape}")} → {c.Shape}, {Grouped(c.NominalMultiplyAdds)} multiply-adds {(c.Scope == Scope.Step && !c.ReducesBatch ? "once" : "a sample")}",
        Reduce r => $"{r.Space} → {r.Shape}",
        WinogradConvolution w => $"{w.Input.Shape} → {w.Shape} by tiles of {w.Cover.Tiles}, {Grouped(w.NominalMultiplyAdds)} multiply-adds a sample",
        WinogradKernelGradient w => $"{w.OutputGradient.Shape} by {w.Input.Shape} → {w.Shape} by tiles of {w.Cover.Tiles}, {Grouped(w.NominalMultiplyAdds)} multiply-adds a sample",
        MaxWindow w => $"{w.Inputs[0].Shape} → {w.Shape}",
        MaxWindowGradient g => $"{g.Inputs[0].Shape} → {g.Shape}",
        _ => node.Shape.ToString(),
    };

    /// <summary>The values of other layers that a node is computed from, as a sentence; empty where it reads its own layer's alone.</summary>
    public static string Reads(Node node)
    {
        string layer = LayerOf(node);
        string[] values = [.. node.Inputs.Where(i => i.Label.Length > 0 && LayerOf(i) != layer).Select(i => i.Label).Distinct()];
        return values.Length == 0 ? string.Empty : $"Reads {string.Join("; ", values)}.";
    }

    /// <summary>A kernel's documentation.</summary>
    public static string Summary(Node node) => $"{Escape(node.Label)}: {Describe(node)}.";

    /// <summary>A text as it stands in documentation.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");

    /// <summary>A method name from a label: <c>conv2d_1, input gradient</c> gives <c>Conv2d_1_InputGradient</c>.</summary>
    public static string MethodName(string label)
    {
        string[] parts = label.Split([", ", ": "], StringSplitOptions.None);
        IEnumerable<string> names = parts.Select(p => string.Concat(p
            .Split(' ', '-', '/', '.')
            .Where(w => w.Length > 0)
            .Select(w => char.ToUpperInvariant(w[0]) + w.Substring(1))));
        string name = string.Concat(string.Join("_", names).Where(c => char.IsLetterOrDigit(c) || c == '_'));
        return name.Length == 0 || !char.IsLetter(name[0]) ? "Kernel" + name : name;
    }

    private static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ');
}

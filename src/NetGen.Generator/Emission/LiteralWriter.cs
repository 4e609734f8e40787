using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes statements that fill memory with numbers known at build time.</summary>
internal static class LiteralWriter
{
    /// <summary>Writes them.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="literal">The numbers.</param>
    /// <param name="first">A reference to the first element, as C#.</param>
    /// <param name="name">A local variable's name that no other literal of the method has.</param>
    /// <param name="scalar">The element type.</param>
    public static void Write(CodeWriter writer, Literal literal, string first, string name, VectorSyntax scalar)
    {
        string span = $"MemoryMarshal.CreateSpan({first}, {literal.Shape.Size})";
        if (literal.Values.Length == 1)
        {
            writer.Line($"{span}.Fill({scalar.Number(literal.Values[0])});");
            return;
        }

        // Long literals are written by their pattern, so that no file grows with a tensor.
        const int Short = 64;
        if (literal.Values.Length > Short)
        {
            writer.Line($"Span<{scalar.Element}> {name} = {span};");
            WriteRuns(writer, literal.Values, name, scalar);
            return;
        }

        string numbers = string.Join(", ", literal.Values.Select(scalar.Number));
        writer.Line($"((ReadOnlySpan<{scalar.Element}>)[{numbers}]).CopyTo({span});");
    }

    private static void WriteRuns(CodeWriter writer, double[] values, string span, VectorSyntax scalar)
    {
        if (values.Select((v, i) => v == i).All(b => b))
        {
            using (writer.Block($"for (int i = 0; i < {span}.Length; i++)"))
            {
                writer.Line($"{span}[i] = i;");
            }

            return;
        }

        for (int start = 0, end; start < values.Length; start = end)
        {
            for (end = start + 1; end < values.Length && values[end] == values[start]; end++)
            {
            }

            writer.Line($"{span}.Slice({start}, {end - start}).Fill({scalar.Number(values[start])});");
        }
    }
}

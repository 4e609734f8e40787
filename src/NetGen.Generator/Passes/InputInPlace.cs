using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Whether a program can read its input where the caller has it, rather than in a copy. Values in memory of the program's own have room around them, of
/// which kernels make use: vectors reach a little beyond a value. Beyond the caller's numbers there may be nothing, so all that reads them must read no others.
/// </summary>
internal static class InputInPlace
{
    /// <summary>The lanes of the widest vector.</summary>
    private const int Lanes = 16;

    /// <summary>Whether it can.</summary>
    /// <param name="program">The program.</param>
    /// <param name="order">Its nodes.</param>
    /// <param name="places">Where they are, with the input in the arena.</param>
    public static bool IsPossible(TensorProgram program, IReadOnlyList<Node> order, IReadOnlyDictionary<Node, TensorPlace> places)
    {
        var seen = new HashSet<Node> { program.Input };
        var readers = new List<Node>();
        foreach (Node node in order.Where(n => n.Inputs.Any(seen.Contains)))
        {
            if (node is Reshape)
            {
                seen.Add(node);
            }
            else
            {
                readers.Add(node);
            }
        }

        return places[program.Input].Space == Space.Arena
            && readers.Count > 0
            && !program.Results.Any(seen.Contains)
            && readers.All(r => r is Contraction { Loop: null, SkipsOutside: false } c && seen.Where(c.Inputs.Contains).All(i => ReadsNothingElse(c, i, places)));
    }

    private static bool ReadsNothingElse(Contraction node, Node input, IReadOnlyDictionary<Node, TensorPlace> places)
    {
        Node[] operands = node.B is null ? [node.A] : [node.A, node.B];
        return !node.EpilogueInputs.Contains(input)
            && Border.Of(input.Shape, node.Reads.Where(r => node.Inputs[r.Input] == input)).IsEmpty
            && node.Parts.SelectMany(p => p.Narrow is { } narrow ? new[] { p, narrow } : [p]).All(IsExact);

        // Vectors lie along the input where something else also has neighbours there; whole vectors of any width end where it ends.
        bool IsExact(ContractionPart part) => Enumerable.Range(0, part.Axes.Count).All(axis =>
            part.Axes[axis].Extent % Lanes == 0
            || Strides(part, axis).All(s => s.Operand != input || Math.Abs(s.Stride) != 1)
            || Strides(part, axis).All(s => s.Operand == input || Math.Abs(s.Stride) != 1));

        IEnumerable<(Node Operand, int Stride)> Strides(ContractionPart part, int axis) =>
            [(node, Stride(node, part.Output, axis)), .. operands.Select((o, i) => (o, Stride(o, i == 0 ? part.A : part.B, axis)))];

        int Stride(Node operand, IReadOnlyList<AffineIndex> index, int axis) => index.Select((d, i) => d.Coefficient(axis) * places[operand].Strides[i]).Sum();
    }
}

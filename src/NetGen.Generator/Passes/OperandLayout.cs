using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Gives contractions operands they can read fast: transposed weights, and zeros around what they read beyond its bounds.</summary>
internal static class OperandLayout
{
    /// <summary>
    /// Copies weights with their axes reordered where a contraction would otherwise find no axis to vectorise. The copy is made
    /// once a step; it pays where each weight is used for several positions of a sample.
    /// </summary>
    public static void TransposeWeights(TensorProgram program)
    {
        const int WorthwhilePositions = 4;
        var copies = new Dictionary<(Node, string), Node>();
        program.Rewrite((node, _) =>
        {
            if (node is not Contraction { B: { Scope: Scope.Step } b, Epilogue: null } c || c.Parts.Count == 0)
            {
                return node;
            }

            ContractionPart part = c.Parts[0];
            int last = LastAxis(part.Output);
            long positions = part.Axes.Where((_, i) => !part.IsReduction(i) && part.B.All(d => d.Coefficient(i) == 0)).Aggregate(1L, (n, a) => n * a.Extent);
            int dimension = last < 0 ? -1 : IndexOf(part.B, d => d.Coefficient(last) == 1);
            if (dimension < 0 || dimension == b.Shape.Rank - 1 || LastAxis(part.A) == last || positions < WorthwhilePositions)
            {
                return node;
            }

            if (IsBetterAsDot(part, last))
            {
                return OutsideReads.CanSkip(c) ? c.SkippingOutside() : c;
            }

            int[] order = [.. Enumerable.Range(0, b.Shape.Rank).Where(d => d != dimension), dimension];
            string key = string.Join(",", order);
            if (!copies.TryGetValue((b, key), out Node? copy))
            {
                copy = new Transpose(b, order) { Label = $"{b.Label}, transposed" };
                copies[(b, key)] = copy;
            }

            return new Contraction(
                c.Shape, c.Scope, c.A, copy, [.. c.Parts.Select(p => p with { B = [.. order.Select(d => p.B[d])] })]) { Label = c.Label, NominalMultiplyAdds = c.NominalMultiplyAdds };
        });
    }

    /// <summary>
    /// Whether vectors along the reduction, whose lanes are summed at the end, keep more lanes busy than vectors along the result:
    /// a gradient for six channels from sixteen.
    /// </summary>
    private static bool IsBetterAsDot(ContractionPart part, int last)
    {
        const double LaneSum = 3.5, Advantage = 1.25;
        int along = LastAxis(part.A);
        if (along < 0 || along != LastAxis(part.B) || !part.IsReduction(along))
        {
            return false;
        }

        double steps = part.Axes.Where((_, i) => part.IsReduction(i)).Aggregate(1.0, (n, a) => n * a.Extent) / part.Axes[along].Extent * Vectors(part.Axes[along].Extent);
        return Busy(part.Axes[along].Extent) * steps / (steps + LaneSum) > Busy(part.Axes[last].Extent) * Advantage;

        // Counted for sixteen lanes, at all widths, so that the program is the same.
        static int Vectors(int extent) => (extent + 15) / 16;

        static double Busy(int extent) => extent / (16.0 * Vectors(extent));
    }

    /// <summary>Copies what is to be seen under another shape where its elements do not stand together.</summary>
    public static void CopyBeforeReshapes(TensorProgram program) => program.Rewrite((node, _) => node is Reshape reshape && !IsDense(reshape.Inputs[0])
        ? new Reshape(new Map(Expression.In(0), reshape.Inputs[0].Shape, reshape.Inputs[0]) { Label = $"{reshape.Label}, together" }, reshape.Shape) { Label = reshape.Label }
        : node);

    /// <summary>Copies an output, and what is left for the next call, where it is seen in part of another value's memory, since callers get whole rows.</summary>
    public static void SeparateOutput(TensorProgram program)
    {
        program.Output = Separate(program.Output, "output");
        program.States = [.. program.States.Select(s => s with { Next = Separate(s.Next, $"{s.Name}, for the next call") })];

        static Node Separate(Node node, string label)
        {
            Node root = node;
            while (root is Reshape)
            {
                root = root.Inputs[0];
            }

            return root.IsView || root.Loop is not null ? new Map(Expression.In(0), node.Shape, node) { Label = label } : node;
        }
    }

    /// <summary>Gives each state of a loop a next value with a place of its own.</summary>
    public static void SeparateStates(TensorProgram program) => program.Rewrite((node, _) =>
    {
        if (node is not LoopEnd end)
        {
            return node;
        }

        Node[] inputs = [.. end.Inputs.Select((n, i) => i < end.StateCount && !HasOwnPlace(n, i)
            ? new Map(Expression.In(0), n.Shape, end.Body, n) { Label = $"{n.Label}, handed on" }
            : n)];
        return inputs.SequenceEqual(end.Inputs) ? end : end.WithInputs(inputs);

        bool HasOwnPlace(Node next, int index) =>
            !next.IsView && next.Loop == end.Body && !end.Inputs.Take(index).Contains(next);
    });

    /// <summary>
    /// Puts a copy between a contraction and an operand it reads out of bounds where the operand's own buffer cannot have a
    /// border of zeros: the input, the output, and what is also read under another shape or by a loop.
    /// </summary>
    public static void InsertBorderCopies(TensorProgram program)
    {
        List<Node> order = program.TopologicalOrder();
        var seenWhole = new HashSet<Node>(order.Where(n => n is Reshape or Slice or LoopEnd or LoopInput).SelectMany(n => n.Inputs));
        var results = new HashSet<Node>(program.Results);
        var rebuilt = new Dictionary<Node, Node>();
        var copies = new Dictionary<Node, Node>();
        foreach (Node node in order)
        {
            Node[] inputs = [.. node.Inputs.Select(i => rebuilt[i])];
            foreach (IGrouping<int, OperandRead> reads in node.Reads.GroupBy(r => r.Input))
            {
                inputs[reads.Key] = Bordered(node.Inputs[reads.Key], reads);
            }

            rebuilt[node] = inputs.SequenceEqual(node.Inputs) ? node : node.WithInputs(inputs);
        }

        program.ReplaceResults(rebuilt);

        // Reads of one value all go through its one copy, whose border is as wide as the widest of them asks.
        Node Bordered(Node operand, IEnumerable<OperandRead> reads)
        {
            if (Border.Of(operand.Shape, reads).IsEmpty || CanHost(operand))
            {
                return rebuilt[operand];
            }

            if (!copies.TryGetValue(operand, out Node? copy))
            {
                copy = new Map(Expression.In(0), operand.Shape, rebuilt[operand]) { Label = $"{operand.Label}, with a border of zeros" };
                copies[operand] = copy;
            }

            return copy;
        }

        bool CanHost(Node node) =>
            node is (Map or Contraction or WinogradConvolution or MaxWindow or MaxWindowGradient) and { Scope: Scope.Sample } && !seenWhole.Contains(node) && !results.Contains(node);
    }

    private static bool IsDense(Node node) => node switch
    {
        Slice slice => slice.Shape.Sizes.Take(slice.Axis).All(s => s == 1) && IsDense(slice.Inputs[0]),
        Reshape or LoopInput => IsDense(node.Inputs[0]),
        LoopStack stack => IsDense(stack.Value),
        _ => true,
    };

    private static int LastAxis(IReadOnlyList<AffineIndex> index)
    {
        if (index.Count == 0)
        {
            return -1;
        }

        foreach ((int axis, int coefficient) in index[index.Count - 1].Terms)
        {
            if (coefficient == 1)
            {
                return axis;
            }
        }

        return -1;
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> predicate)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (predicate(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>How far contractions read beyond a tensor's bounds, on both sides of each axis.</summary>
internal sealed record Border(int[] Low, int[] High)
{
    public bool IsEmpty => Low.All(l => l == 0) && High.All(h => h == 0);

    public static Border None(int rank) => new(new int[rank], new int[rank]);

    public static Border Of(TensorShape shape, IEnumerable<OperandRead> reads)
    {
        Border border = None(shape.Rank);
        foreach (OperandRead read in reads)
        {
            for (int d = 0; d < read.Index.Count; d++)
            {
                (int min, int max) = read.Index[d].Range(read.Axes);
                border.Low[d] = Math.Max(border.Low[d], -min);
                border.High[d] = Math.Max(border.High[d], max + 1 - shape[d]);
            }
        }

        return border;
    }
}

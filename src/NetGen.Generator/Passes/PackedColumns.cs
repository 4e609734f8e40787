using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Lets neighbouring columns of a map with few channels share a vector. In memory, P columns of C channels are one column of P·C: the map
/// of a convolution with P times the stride and P·C filters, whose kernel is wider by the way from the first of the columns to the last, and zero
/// where a column has no tap. With six channels and a kernel of 5×5, vectors of sixteen lanes take 5×6 steps for two columns in place of 5×5 for each.
/// Such a kernel's gradient is a sum like the kernel's own; what each column's taps got is added up at the end.
/// </summary>
internal static class PackedColumns
{
    /// <summary>How many of the steps may be left, for it to be worth a copy of the kernel.</summary>
    private const double Margin = 0.85;

    /// <summary>Smaller maps do not pay for that copy.</summary>
    private const int FewestPositions = 16;

    public static void Apply(TensorProgram program, Precision precision)
    {
        int lanes = precision == Precision.Single ? 16 : 8;
        var kernels = new Dictionary<(Node Kernel, int Columns, int Dimension, int Stride), Node>();
        var tiled = new Dictionary<(Node Vector, int Columns), Node>();
        program.Rewrite((node, _) => node switch
        {
            Contraction { Parts.Count: 1, Loop: null, Scope: Scope.Sample, B: { Scope: Scope.Step } b } c =>
                c.Parts[0] is var p && Find(p, p.Output, p.A, p.B, b.Shape, lanes) is { } packing ? Convolution(c, packing) : c,
            Contraction { Parts.Count: 1, Loop: null, ReducesBatch: true, B: not null } c =>
                c.Parts[0] is var p && Find(p, p.A, p.B, p.Output, c.Shape, lanes) is { } packing ? Gradient(c, packing) : c,
            _ => node,
        });

        Node Convolution(Contraction c, ColumnPacking packing)
        {
            ContractionPart part = c.Parts[0];
            Node kernel = Once(kernels, (c.B!, packing.Columns, packing.Dimension, packing.Stride), () => packing.Pack(c.B!));
            var loops = new ContractionPart(packing.Axes(part), packing.OfMap(part.Output), packing.OfInput(part.A), packing.OfKernel(part.B))
            {
                Channel = packing.Lane,
                FewestLanes = packing.Lanes,
                Narrow = part with { B = ColumnPacking.OfFirstColumn(part.B) },
            };
            var packed = new Contraction(c.Shape, c.Scope, c.A, kernel, loops) { Label = c.Label, NominalMultiplyAdds = c.NominalMultiplyAdds };
            return c.Epilogue is null
                ? packed
                : packed.WithEpilogue(c.Epilogue, c.EpilogueInputs.Select(e => e.Shape.Size == 1 ? e : Once(tiled, (e, packing.Columns), () => Repeat(e, packing.Columns))));
        }
    }

    private static Node Gradient(Contraction c, ColumnPacking packing)
    {
        ContractionPart part = c.Parts[0];
        var loops = new ContractionPart(packing.Axes(part), packing.OfKernel(part.Output), packing.OfMap(part.A), packing.OfInput(part.B))
        {
            FewestLanes = packing.Lanes,
            Narrow = part with { Output = ColumnPacking.OfFirstColumn(part.Output) },
        };
        var packed = new Contraction(packing.PackedShape(c.Shape), Scope.Step, c.A, c.B, loops)
        {
            Label = $"{c.Label}, for {packing.Columns} columns at once",
            NominalMultiplyAdds = c.NominalMultiplyAdds,
        };
        return packing.Unpack(packed, c.Shape, c.Label);
    }

    /// <summary>The best packing of a convolution's loops, or null if none pays.</summary>
    /// <param name="part">The loops.</param>
    /// <param name="map">The index of the map whose columns are packed.</param>
    /// <param name="input">The index of what the kernel moves over.</param>
    /// <param name="kernel">The index of the kernel.</param>
    /// <param name="kernelShape">The kernel's shape.</param>
    /// <param name="lanes">The lanes of the widest vector.</param>
    private static ColumnPacking? Find(
        ContractionPart part, IReadOnlyList<AffineIndex> map, IReadOnlyList<AffineIndex> input, IReadOnlyList<AffineIndex> kernel, TensorShape kernelShape, int lanes)
    {
        int[] outputs = [.. map.Select(i => Own(part, i))], taps = [.. kernel.Select(i => Own(part, i))];
        int rank = map.Count, channel = outputs[rank - 1], column = rank < 2 ? -1 : outputs[rank - 2];
        AffineIndex? read = column < 0 ? null : input.FirstOrDefault(i => i.Coefficient(column) > 0);
        if (outputs.Contains(-1)
            || read is not { Terms.Count: 2 }
            || taps.Where((axis, d) => axis < 0 || part.Axes[axis].Extent != kernelShape[d]).Any()
            || taps[taps.Length - 1] != channel
            || input.Any(i => i.Coefficient(channel) != 0))
        {
            return null;
        }

        int tap = read.Terms.First(t => t.Axis != column).Axis, dimension = Array.IndexOf(taps, tap);
        int channels = part.Axes[channel].Extent, width = part.Axes[column].Extent, size = part.Axes[tap].Extent, stride = read.Coefficient(column);
        int positions = outputs.Take(rank - 1).Aggregate(1, (n, axis) => n * part.Axes[axis].Extent);
        if (channels == 1
            || positions < FewestPositions
            || read.Coefficient(tap) != 1
            || dimension < 0
            || map.Concat(input).Count(i => i.Coefficient(column) != 0 || i.Coefficient(tap) != 0) != 2
            || kernel.Any(i => i.Coefficient(column) != 0))
        {
            return null;
        }

        double Steps(int columns) => (size + ((columns - 1) * stride)) / (double)columns;
        int best = Enumerable.Range(1, Math.Max(1, lanes / channels)).Where(p => width % p == 0).OrderBy(Steps).First();
        return Steps(best) < Margin * size ? new ColumnPacking(best, channels, column, channel, tap, dimension, stride) : null;
    }

    /// <summary>The axis that an index is, beside axes of one step, or -1 where it is no single one.</summary>
    private static int Own(ContractionPart part, AffineIndex index)
    {
        (int Axis, int Coefficient)[] terms = [.. index.Terms.OrderByDescending(t => part.Axes[t.Axis].Extent)];
        return index.Offset == 0 && terms.Length > 0 && terms[0].Coefficient == 1 && terms.Skip(1).All(t => part.Axes[t.Axis].Extent == 1) ? terms[0].Axis : -1;
    }

    private static Node Repeat(Node vector, int times) =>
        new Concat([.. Enumerable.Repeat(vector, times)], vector.Shape.Rank - 1) { Label = $"{vector.Label}, for {times} columns at once" };

    private static Node Once<TKey>(Dictionary<TKey, Node> known, TKey key, Func<Node> make)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out Node? node))
        {
            node = make();
            known[key] = node;
        }

        return node;
    }
}

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>How a convolution's loops change where neighbouring columns of its map share a vector.</summary>
/// <param name="Columns">The columns that share one, P.</param>
/// <param name="Channels">The channels of the map, C.</param>
/// <param name="Column">The axis of columns.</param>
/// <param name="Channel">The axis of channels.</param>
/// <param name="Tap">The axis along which the kernel moves over columns.</param>
/// <param name="Dimension">The kernel's dimension of that axis.</param>
/// <param name="Stride">How far a step from column to column moves the kernel.</param>
internal sealed record ColumnPacking(int Columns, int Channels, int Column, int Channel, int Tap, int Dimension, int Stride)
{
    /// <summary>The fewest lanes that hold the columns.</summary>
    public int Lanes => Columns * Channels;

    /// <summary>The taps a kernel has more.</summary>
    private int MoreTaps => (Columns - 1) * Stride;

    /// <summary>The loops over packed columns, with the number of a column in its vector as an axis before the channels'; they run together.</summary>
    public List<Axis> Axes(ContractionPart part)
    {
        List<Axis> axes = [.. part.Axes];
        axes[Column] = axes[Column] with { Extent = axes[Column].Extent / Columns };
        axes[Tap] = axes[Tap] with { Extent = axes[Tap].Extent + MoreTaps };
        axes.Insert(Channel, new Axis("p", Columns));
        return axes;
    }

    /// <summary>The place in a vector: C·p + c.</summary>
    public AffineIndex Lane => new(0, (Channel, Channels), (Channel + 1, 1));

    /// <summary>An index of the map: column P·x + p.</summary>
    public AffineIndex[] OfMap(IReadOnlyList<AffineIndex> index) =>
        [.. index.Select(i => i.Coefficient(Column) == 0 ? Moved(i) : new AffineIndex(i.Offset, [.. Moved(i).Terms, (Channel, 1)]))];

    /// <summary>An index of what the kernel moves over: a vector's first column has the first taps.</summary>
    public AffineIndex[] OfInput(IReadOnlyList<AffineIndex> index) => [.. index.Select(Moved)];

    /// <summary>An index of the packed kernel.</summary>
    public AffineIndex[] OfKernel(IReadOnlyList<AffineIndex> index) =>
        [.. index.Take(index.Count - 1).Select(Moved), AffineIndex.Of(Channel), AffineIndex.Of(Channel + 1)];

    /// <summary>An index of the packed kernel in loops over single columns: the taps of a vector's first column are the kernel itself.</summary>
    public static AffineIndex[] OfFirstColumn(IReadOnlyList<AffineIndex> index) =>
        [.. index.Take(index.Count - 1), new AffineIndex(0), index[index.Count - 1]];

    /// <summary>The kernel for vectors of columns: k′[…, t + stride·p, …, p, c] = k[…, t, …, c], and zero elsewhere.</summary>
    public Node Pack(Node kernel)
    {
        (Axis[] axes, AffineIndex[] own, AffineIndex[] packed) = KernelLoops(kernel.Shape);
        return new Contraction(PackedShape(kernel.Shape), Scope.Step, kernel, null, new ContractionPart(axes, Output: packed, A: own, B: []))
        {
            Label = $"{kernel.Label}, for {Columns} columns at once",
        };
    }

    /// <summary>The gradient of a kernel from that of the packed one: what each column's taps got, added up.</summary>
    public Node Unpack(Node packedGradient, TensorShape shape, string label)
    {
        (Axis[] axes, AffineIndex[] own, AffineIndex[] packed) = KernelLoops(shape);
        AffineIndex[] alone = [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))];
        return new Contraction(shape, Scope.Step, packedGradient, null, new ContractionPart(axes, Output: own, A: packed, B: [])
        {
            FewestLanes = Lanes,
            Narrow = new ContractionPart([.. axes.Where(a => a.Name != "p")], Output: alone, A: OfFirstColumn(alone), B: []),
        }) { Label = label };
    }

    /// <summary>The shape of a packed kernel.</summary>
    public TensorShape PackedShape(TensorShape kernel) =>
        new(kernel.Sizes.Take(kernel.Rank - 1).Select((s, d) => d == Dimension ? s + MoreTaps : s).Concat([Columns, kernel.Last]));

    /// <summary>The loops over a kernel for each column, with the indices of the kernel and of the packed one.</summary>
    private (Axis[] Axes, AffineIndex[] Own, AffineIndex[] Packed) KernelLoops(TensorShape kernel)
    {
        int last = kernel.Rank - 1;
        Axis[] axes = [.. kernel.Sizes.Take(last).Select((s, d) => new Axis($"i{d}", s)), new("p", Columns), new("c", kernel.Last)];
        AffineIndex[] outer = [.. Enumerable.Range(0, last).Select(AffineIndex.Of)];
        AffineIndex[] moved = [.. outer];
        moved[Dimension] = new AffineIndex(0, (Dimension, 1), (last, Stride));
        return (axes, [.. outer, AffineIndex.Of(last + 1)], [.. moved, AffineIndex.Of(last), AffineIndex.Of(last + 1)]);
    }

    /// <summary>An index over single columns as one over vectors of them: a step along the columns is P as wide, and axes from the channels' on are one further.</summary>
    private AffineIndex Moved(AffineIndex index) =>
        new(index.Offset, [.. index.Terms.Select(t => (t.Axis < Channel ? t.Axis : t.Axis + 1, t.Axis == Column ? t.Coefficient * Columns : t.Coefficient))]);
}

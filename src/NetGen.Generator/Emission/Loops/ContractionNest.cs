using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// The loops of one part of a contraction as they run through memory: strides of the result (0), of the operand that is
/// read in vectors (<see cref="B"/>) and of the other (<see cref="A"/>).
/// </summary>
internal sealed class ContractionNest
{
    public const int Result = 0;

    /// <summary>The index along the result's last axis, by which the store reads its own inputs.</summary>
    public const int Channel = 3;

    private ContractionNest(List<LoopAxis> axes, List<ReadBound> bounds, bool hasB, bool skipsOutside)
    {
        Axes = axes;
        Bounds = bounds;
        HasB = hasB;
        Covered = skipsOutside ? Outputs.Last(a => bounds.Any(b => b.Others.Any(o => o.Axis.Name == a.Name))) : null;
        ChooseMode();
    }

    private ContractionNest(ContractionNest dot, LoopAxis columns) =>
        (Axes, Bounds, HasB, VectorAxis, IsTurned) = (dot.Axes, dot.Bounds, dot.HasB, columns, true);

    public List<LoopAxis> Axes { get; }

    /// <summary>Where reads leave an operand, so that steps of the reduction which only add zeros can be left out.</summary>
    public IReadOnlyList<ReadBound> Bounds { get; }

    /// <summary>The axis that tiles must cover from end to end, so that no read leaves the first operand; null where zeros are around it.</summary>
    public LoopAxis? Covered { get; }

    /// <summary>Whether there are two operands; without, the one operand is read as B.</summary>
    public bool HasB { get; }

    /// <summary>The operand that is broadcast, by its number in the strides.</summary>
    public int A { get; private set; } = 1;

    /// <summary>The operand that is read in vectors.</summary>
    public int B { get; private set; } = 2;

    /// <summary>The axis along which vectors lie, or null where nothing is contiguous.</summary>
    public LoopAxis? VectorAxis { get; private set; }

    /// <summary>Whether vectors lie along the reduction, so that lanes are summed at the end.</summary>
    public bool IsDot { get; private set; }

    /// <summary>Whether vectors lie along an axis of the result that the second operand has no neighbours along: they are read from a copy in which it has.</summary>
    public bool IsTurned { get; }

    /// <summary>All that decides the loops, as text.</summary>
    public string Signature =>
        $"{LoopAxis.Signature(Axes)}|{HasB} {Covered?.Name}|{string.Join(";", Bounds.Select(b => $"{b.Axis.Name} {b.Axis.Extent} {b.Coefficient} {b.Offset} {b.Size} {string.Join(" ", b.Others)}"))}";

    public IEnumerable<LoopAxis> Outputs => Axes.Where(a => !a.IsReduction);

    public IEnumerable<LoopAxis> Reductions => Axes.Where(a => a.IsReduction);

    public static ContractionNest Create(Contraction node, ContractionPart part, ExecutionPlan plan)
    {
        TensorPlace result = plan.Places[node], a = plan.Places[node.A];
        TensorPlace? b = node.B is null ? null : plan.Places[node.B];
        var axes = new List<LoopAxis>();
        if (node.Scope == Scope.Sample || node.ReducesBatch)
        {
            axes.Add(new LoopAxis("n", 1, true, node.Scope == Scope.Step, [result.SampleStride, a.SampleStride, b?.SampleStride ?? 0, 0]));
        }

        for (int i = 0; i < part.Axes.Count; i++)
        {
            axes.Add(new LoopAxis(
                part.Axes[i].Name,
                part.Axes[i].Extent,
                false,
                part.IsReduction(i),
                [Stride(result, part.Output, i), Stride(a, part.A, i), b is null ? 0 : Stride(b, part.B, i), ChannelStride(i)]));
        }

        List<ReadBound> bounds = [.. part.A.SelectMany((index, d) => ReadBound.Find(index, node.A.Shape[d], part))];
        if (node.ReducesBatch && node.B is not null)
        {
            // Around the input of a convolution, where a small map makes that worth loops of their own.
            bounds.AddRange(part.B.SelectMany((index, d) => ReadBound.Find(index, node.B.Shape[d], part)).Where(b => b.IsWorthwhile));
        }

        HashSet<string> alone = [.. bounds.Where(b => node.SkipsOutside || b.IsWorthwhile).SelectMany(b => b.Others.Select(o => o.Axis.Name).Append(b.Axis.Name))];

        // The reduction runs with its smallest steps innermost, so that successive reads are neighbours.
        axes = [.. axes.Where(x => !x.IsReduction), .. axes
            .Where(x => x.IsReduction)
            .OrderByDescending(x => x.IsDynamic)
            .ThenByDescending(x => Math.Abs(x.Strides[1]))
            .ThenByDescending(x => Math.Abs(x.Strides[2]))];
        return new ContractionNest(LoopAxis.Merge(axes, axis => alone.Contains(axis.Name)), bounds, b is not null, node.SkipsOutside);

        // Only a store with inputs of its own keeps the axes of positions and channels apart.
        int ChannelStride(int axis) => node.Epilogue is null ? 0 : part.Channel.Coefficient(axis);

        static int Stride(TensorPlace place, IReadOnlyList<AffineIndex> index, int axis) =>
            index.Select((d, i) => d.Coefficient(axis) * place.Strides[i]).Sum();
    }

    /// <summary>The elements of an operand, for one sample.</summary>
    public double SizeOf(int operand) => Axes.Where(a => a.Strides[operand] != 0).Aggregate(1.0, (n, a) => n * a.Extent);

    /// <summary>The loops of a dot product with vectors along the result instead, for turned copies of the second operand; null without an axis that has room for some.</summary>
    /// <param name="fewest">The elements that the axis should have at least.</param>
    public ContractionNest? Turned(int fewest) =>
        IsDot && Covered is null && Outputs.FirstOrDefault(x => !x.IsDynamic && x.Extent >= fewest && x.Strides[Result] == 1 && x.Strides[1] == 0) is { } columns
            ? new ContractionNest(this, columns)
            : null;

    /// <summary>The same loops over a copy of the operand that is read in vectors.</summary>
    /// <param name="stride">The copy's stride along an axis.</param>
    public ContractionNest WithStridesOfB(Func<LoopAxis, int> stride)
    {
        List<LoopAxis> axes = [.. Axes.Select(a => a with { Strides = [.. a.Strides.Select((s, operand) => operand == B ? stride(a) : s)] })];
        return new ContractionNest(axes, [.. Bounds], HasB, Covered is not null);
    }

    /// <summary>Where a part begins in a tensor.</summary>
    public static long Start(TensorPlace place, IReadOnlyList<AffineIndex> index) =>
        place.Offset + index.Select((d, i) => (long)d.Offset * place.Strides[i]).Sum();

    private void ChooseMode()
    {
        if (!HasB)
        {
            // A plain sum: the one operand is the vectors, or nothing is.
            (A, B) = (2, 1);
        }

        LoopAxis? best = null;
        foreach (LoopAxis axis in Outputs.Where(x => !x.IsDynamic && x.Strides[Result] == 1))
        {
            foreach ((int a, int b) in new[] { (1, 2), (2, 1) })
            {
                bool fits = axis.Strides[b] == 1 && (axis.Strides[a] is 0 or 1) && (HasB || b == 1);
                if (fits && (best is null || axis.Extent > best.Extent))
                {
                    (best, A, B) = (axis, a, b);
                }
            }
        }

        const int FewLanes = 4;
        LoopAxis? dot = !HasB ? null : Reductions
            .Where(x => !x.IsDynamic && x.Strides[1] == 1 && x.Strides[2] == 1)
            .OrderByDescending(x => x.Extent)
            .FirstOrDefault();
        if (dot is not null && dot.Extent >= FewLanes && (best is null || best.Extent < FewLanes))
        {
            (best, A, B, IsDot) = (dot, 1, 2, true);
        }

        VectorAxis = best;
    }
}

/// <summary>
/// An index that leaves its tensor for some values of a reduction axis: 0 ≤ Coefficient·axis + Others + Offset &lt; Size bounds
/// the axis.
/// </summary>
/// <param name="Axis">The reduction axis.</param>
/// <param name="Coefficient">Its coefficient.</param>
/// <param name="Others">The other axes with theirs.</param>
/// <param name="Offset">The offset.</param>
/// <param name="Size">The length of the dimension.</param>
/// <param name="ShareInside">The share of reads within bounds.</param>
internal sealed record ReadBound(
    Axis Axis, int Coefficient, IReadOnlyList<(Axis Axis, int Coefficient)> Others, int Offset, int Size, double ShareInside)
{
    /// <summary>The share of reads within bounds from which on leaving out the others does not pay for loops that are not joined.</summary>
    private const double MostInside = 0.75;

    /// <summary>Whether so many reads are outside that the axes are better kept apart, so that loops can leave those out.</summary>
    public bool IsWorthwhile => ShareInside <= MostInside;

    public static IEnumerable<ReadBound> Find(AffineIndex index, int size, ContractionPart part)
    {
        (int min, int max) = index.Range(part.Axes);
        if (min >= 0 && max < size)
        {
            return [];
        }

        double shareInside = index.ShareWithin(part.Axes, size);
        return index.Terms.Where(t => part.IsReduction(t.Axis)).Select(t => new ReadBound(
            part.Axes[t.Axis],
            t.Coefficient,
            [.. index.Terms.Where(o => o.Axis != t.Axis).Select(o => (part.Axes[o.Axis], o.Coefficient))],
            index.Offset,
            size,
            shareInside));
    }

    /// <summary>The first step, as C# over a local named <paramref name="rest"/> that holds the other terms.</summary>
    public string First(string rest)
    {
        int c = Math.Abs(Coefficient);
        string missing = Coefficient > 0 ? $"-{rest}" : $"{rest} - {Size - 1}";
        return $"{missing} > 0 ? {Divide($"({missing} + {c - 1})", $"({missing})", c)} : 0";
    }

    /// <summary>One past the last step.</summary>
    public string End(string rest, int extent)
    {
        int c = Math.Abs(Coefficient);
        string room = Coefficient > 0 ? $"{Size - 1} - {rest}" : rest;
        return $"{room} < {c * (extent - 1)} ? {Divide($"({room})", $"({room})", c)} + 1 : {extent}";
    }

    private static string Divide(string rounded, string plain, int by) => by == 1 ? plain : $"({rounded} / {by})";
}

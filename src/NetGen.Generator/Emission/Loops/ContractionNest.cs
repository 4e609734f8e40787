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

    private ContractionNest(List<LoopAxis> axes, bool hasB)
    {
        Axes = axes;
        HasB = hasB;
        ChooseMode();
    }

    public List<LoopAxis> Axes { get; }

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

    public IEnumerable<LoopAxis> Outputs => Axes.Where(a => !a.IsReduction);

    public IEnumerable<LoopAxis> Reductions => Axes.Where(a => a.IsReduction);

    public static ContractionNest Create(Contraction node, ContractionPart part, ExecutionPlan plan)
    {
        TensorPlace result = plan.Places[node], a = plan.Places[node.A];
        TensorPlace? b = node.B is null ? null : plan.Places[node.B];
        var axes = new List<LoopAxis>();
        if (node.Inputs.Any(i => i.Scope == Scope.Sample))
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

        return new ContractionNest(LoopAxis.Merge(axes), b is not null);

        // Only a store with inputs of its own keeps the axes of positions and channels apart.
        int ChannelStride(int axis) => node.Epilogue is null ? 0 : part.Output[part.Output.Count - 1].Coefficient(axis);

        static int Stride(TensorPlace place, IReadOnlyList<AffineIndex> index, int axis) =>
            index.Select((d, i) => d.Coefficient(axis) * place.Strides[i]).Sum();
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

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Leaves out the taps of kernels that read nothing but zeros around a map, wherever they stand: a 3×3 kernel over a map of 1×1 multiplies in its
/// centre alone. It runs before differentiation, so that gradients leave them out too; theirs is zero.
/// </summary>
internal static class OutsideReads
{
    public static void Drop(TensorProgram program) => program.Rewrite((node, _) =>
        node is Contraction { B.Scope: Scope.Step, Adjoint: null, Parts.Count: 1 } c ? Trim(c) : node);

    private static Contraction Trim(Contraction c)
    {
        ContractionPart part = c.Parts[0];
        Node kernel = c.B!;
        Axis[] axes = [.. part.Axes];
        AffineIndex[] reads = [.. part.A];
        for (int tap = 0; tap < axes.Length; tap++)
        {
            int read = Only(part.A, tap), dimension = Only(part.B, tap);
            if (!part.IsReduction(tap) || read < 0 || dimension < 0 || part.B[dimension] is not { Offset: 0, Terms.Count: 1 } || part.B[dimension].Coefficient(tap) != 1)
            {
                continue;
            }

            int coefficient = part.A[read].Coefficient(tap);
            (int min, int max) = part.A[read].Range([.. axes.Select((a, i) => i == tap ? a with { Extent = 1 } : a)]);
            int[] inside = [.. Enumerable.Range(0, axes[tap].Extent).Where(k => max + (k * coefficient) >= 0 && min + (k * coefficient) < c.A.Shape[read])];
            if (inside.Length == 0 || inside.Length == axes[tap].Extent)
            {
                continue;
            }

            axes[tap] = axes[tap] with { Extent = inside.Length };
            reads[read] = new AffineIndex(reads[read].Offset + (inside[0] * coefficient), [.. reads[read].Terms]);
            kernel = Views.Slice(kernel, dimension, inside[0], inside.Length);
        }

        return kernel == c.B
            ? c
            : new Contraction(c.Shape, c.Scope, c.A, kernel, part with { Axes = axes, A = reads }) { Label = c.Label, NominalMultiplyAdds = c.NominalMultiplyAdds };
    }

    /// <summary>
    /// Whether a dot product can leave out every read around its map: its tile covers one axis of the map from end to end, so that each step of the
    /// kernel knows its positions, and the kernel's other loops run within bounds.
    /// </summary>
    public static bool CanSkip(Contraction c)
    {
        const int LongestRow = 14, MostTaps = 7, FewLanes = 4;
        if (c.Parts.Count != 1)
        {
            return false;
        }

        ContractionPart part = c.Parts[0];
        AffineIndex[] outside = [.. part.A.Where((index, d) => index.Range(part.Axes) is var (min, max) && (min < 0 || max >= c.A.Shape[d]))];
        int[] covered = [.. outside.Select(i => i.Terms.Select(t => t.Axis).Where(a => !part.IsReduction(a)).DefaultIfEmpty(-1).First())];
        int longest = Enumerable.Range(0, part.Axes.Count).Where(a => part.IsReduction(a) && part.A[part.A.Count - 1].Coefficient(a) == 1).Select(a => part.Axes[a].Extent).DefaultIfEmpty(0).Max();
        return outside.Length > 0
            && longest >= FewLanes
            && outside.All(i => i.Terms.Count == 2 && i.Terms.Count(t => part.IsReduction(t.Axis)) == 1 && i.Terms.All(t => part.Axes[t.Axis].Extent > 1 && Only(part.A, t.Axis) >= 0))
            && part.Axes[covered.Max()].Extent <= LongestRow
            && outside[Array.IndexOf(covered, covered.Max())].Terms.All(t => !part.IsReduction(t.Axis) || part.Axes[t.Axis].Extent <= MostTaps);
    }

    /// <summary>The only dimension whose index an axis moves, or -1.</summary>
    private static int Only(IReadOnlyList<AffineIndex> index, int axis)
    {
        int[] dimensions = [.. Enumerable.Range(0, index.Count).Where(d => index[d].Coefficient(axis) != 0)];
        return dimensions.Length == 1 ? dimensions[0] : -1;
    }
}

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// Reads of zeros that a tile leaves out: where it covers an axis from end to end and the reduction's loops over the kernel are written out,
/// it is known for each position and each step whether it reads within bounds.
/// </summary>
/// <param name="Axis">The reduction that is written out.</param>
/// <param name="Bound">What bounds it.</param>
/// <param name="Coefficient">By how much a step along the covered axis moves the read.</param>
internal sealed record SkippedReads(LoopAxis Axis, ReadBound Bound, int Coefficient)
{
    /// <summary>More steps than these are not written out.</summary>
    private const int MostSteps = 7;

    /// <summary>Where nearly all reads are within bounds, writing loops out is not worth the code.</summary>
    private const double WorthwhileShare = 0.9;

    /// <summary>Whether enough can be left out for the code that it takes.</summary>
    /// <param name="positions">The positions along the covered axis.</param>
    public bool IsWorthwhile(int positions) => Share(positions) <= WorthwhileShare;

    /// <summary>What can be left out if a tile covers an axis, or null.</summary>
    public static SkippedReads? Of(ContractionNest nest, LoopAxis covered)
    {
        // One loop is left: that over samples, or else the innermost.
        LoopAxis[] reductions = [.. nest.Reductions];
        int most = reductions.Any(r => r.IsDynamic) ? reductions.Length : reductions.Length - 1;
        foreach (LoopAxis axis in reductions.Take(most).Where(r => !r.IsDynamic && r.Extent <= MostSteps))
        {
            foreach (ReadBound bound in nest.Bounds.Where(b => b.Axis.Name == axis.Name && b.Axis.Extent == axis.Extent))
            {
                (Tensors.Axis Axis, int Coefficient)[] others = [.. bound.Others.Where(o => o.Axis.Extent > 1)];
                if (others.Length == 1 && others[0].Axis.Name == covered.Name && others[0].Axis.Extent == covered.Extent)
                {
                    return new SkippedReads(axis, bound, others[0].Coefficient);
                }
            }
        }

        return null;
    }

    /// <summary>Whether a step reads within bounds.</summary>
    /// <param name="step">The step along <see cref="Axis"/>.</param>
    /// <param name="position">The position along the covered axis.</param>
    public bool IsRead(int step, int position)
    {
        int index = (Bound.Coefficient * step) + (Coefficient * position) + Bound.Offset;
        return index >= 0 && index < Bound.Size;
    }

    /// <summary>The share of reads within bounds.</summary>
    public double Share(int positions) =>
        Enumerable.Range(0, Axis.Extent).Average(step => Enumerable.Range(0, positions).Count(p => IsRead(step, p)) / (double)positions);
}

using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>How expressions over broadcast inputs walk through memory.</summary>
internal static class ElementwiseOperands
{
    /// <summary>The loops over a space, with the strides of the result and of each input.</summary>
    /// <param name="space">The shape the expression runs over.</param>
    /// <param name="overSamples">Whether it runs over the samples too.</param>
    /// <param name="reduced">Which axes are summed, and whether the samples are.</param>
    /// <param name="places">The result, then the inputs.</param>
    public static List<LoopAxis> Axes(TensorShape space, bool overSamples, (bool[]? Axes, bool Batch) reduced, IReadOnlyList<TensorPlace> places)
    {
        string[] names = space.Rank == 3 ? ["h", "w", "c"] : [.. Enumerable.Range(0, space.Rank).Select(d => $"i{d}")];
        var axes = new List<LoopAxis>();
        if (overSamples)
        {
            axes.Add(new LoopAxis("n", 1, true, reduced.Batch, [.. places.Select(p => p.SampleStride)]));
        }

        for (int d = 0; d < space.Rank; d++)
        {
            axes.Add(new LoopAxis(names[d], space[d], false, reduced.Axes?[d] ?? false, [.. places.Select(p => Stride(p, d))]));
        }

        return LoopAxis.Merge(axes);

        int Stride(TensorPlace place, int d)
        {
            int own = d - (space.Rank - place.Shape.Rank);
            return own < 0 || place.Shape[own] == 1 ? 0 : place.Strides[own];
        }
    }

    /// <summary>A contiguous innermost loop is vectorised; any other is written element by element.</summary>
    public static bool IsVectorizable(LoopAxis inner, int firstOperand = 0) => inner.Strides.Skip(firstOperand).All(s => s is 0 or 1);
}

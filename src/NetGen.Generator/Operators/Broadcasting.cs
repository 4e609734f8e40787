using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>NumPy's rule for tensors of several shapes: aligned at the last axis, with length 1 repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The common shape, or null where there is none.</summary>
    public static TensorShape? Shape(IReadOnlyList<Node> inputs)
    {
        int rank = inputs.Max(i => i.Shape.Rank);
        int[] sizes = [.. Enumerable.Repeat(1, rank)];
        foreach (TensorShape shape in inputs.Select(i => i.Shape))
        {
            for (int d = 0; d < shape.Rank; d++)
            {
                int at = rank - shape.Rank + d;
                if (shape[d] != 1 && sizes[at] != 1 && shape[d] != sizes[at])
                {
                    return null;
                }

                sizes[at] = Math.Max(sizes[at], shape[d]);
            }
        }

        return new TensorShape(sizes);
    }
}

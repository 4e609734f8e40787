namespace NetGen.Generator.Tensors;

/// <summary>Copies of parts of tensors, each a contraction with nothing to sum.</summary>
internal static class Views
{
    /// <summary>Elements start to start + length − 1 of an axis.</summary>
    public static Node Slice(Node node, int axis, int start, int length)
    {
        if (length == node.Shape[axis])
        {
            return node;
        }

        var shape = new TensorShape(node.Shape.Sizes.Select((s, d) => d == axis ? length : s));
        return new Contraction(shape, node.Scope, node, null, new ContractionPart(
            [.. shape.Sizes.Select((s, d) => new Axis($"i{d}", s))],
            Output: [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))],
            A: [.. shape.Sizes.Select((_, d) => new AffineIndex(d == axis ? start : 0, (d, 1)))],
            B: []));
    }

    /// <summary>The axes in another order: axis d of the result is axis order[d] of the node.</summary>
    public static Node Permute(Node node, IReadOnlyList<int> order)
    {
        var shape = new TensorShape(order.Select(o => node.Shape[o]));
        return new Contraction(shape, node.Scope, node, null, new ContractionPart(
            [.. shape.Sizes.Select((s, d) => new Axis($"i{d}", s))],
            Output: [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))],
            A: [.. order.Select((_, d) => AffineIndex.Of(IndexOf(order, d)))],
            B: []));
    }

    /// <summary>The same elements under another shape, or the node itself.</summary>
    public static Node Reshape(Node node, TensorShape shape) =>
        shape.Equals(node.Shape) ? node : new Reshape(node, shape) { Label = node.Label };

    private static int IndexOf(IReadOnlyList<int> order, int axis)
    {
        for (int i = 0; i < order.Count; i++)
        {
            if (order[i] == axis)
            {
                return i;
            }
        }

        return -1;
    }
}

namespace NetGen.Generator.Tensors;

/// <summary>Tensors seen in another order, in part or under another shape.</summary>
internal static class Views
{
    /// <summary>Elements start to start + length − 1 of an axis.</summary>
    public static Node Slice(Node node, int axis, int start, int length) =>
        length == node.Shape[axis] ? node : new Slice(node, axis, start, length) { Label = node.Label };

    /// <summary>A sequence in reverse order.</summary>
    public static Node Reverse(Node node)
    {
        TensorShape shape = node.Shape;
        return new Contraction(shape, node.Scope, node, null, new ContractionPart(
            [.. shape.Sizes.Select((s, d) => new Axis($"i{d}", s))],
            Output: [.. shape.Sizes.Select((_, d) => AffineIndex.Of(d))],
            A: [.. shape.Sizes.Select((s, d) => d == 0 ? new AffineIndex(s - 1, (0, -1)) : AffineIndex.Of(d))],
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

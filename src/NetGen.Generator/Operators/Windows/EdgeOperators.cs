using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Zeros around the input: a copy into the middle of the output.</summary>
internal sealed class ZeroPaddingOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : ZeroPaddingAttribute
{
    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        int[]? edges = Edges.Check(layer.Padding, nameof(layer.Padding), rank, layer.DataFormat, builder);
        if (edges is null || !builder.RequireAxes(input.Shape, rank))
        {
            return null;
        }

        int[] sizes = [.. Enumerable.Range(0, rank).Select(d => checked(input.Shape[d] + edges[2 * d] + edges[(2 * d) + 1])), input.Shape.Last];
        if (!builder.RequireSize(sizes, $"The output of {builder.LayerName}"))
        {
            return null;
        }

        ContractionPart copy = WindowParts.Copy([.. Enumerable.Range(0, rank).Select(d => (0, edges[2 * d], input.Shape[d]))], input.Shape.Last);
        return builder.Label(new Contraction(new TensorShape(sizes), input.Scope, input, null, copy), "zero padding");
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => SpatialAxes.Assume(input, rank, input.Last);
}

/// <summary>The middle of the input.</summary>
internal sealed class CroppingOperator<TAttribute>(int rank) : Operator<TAttribute>
    where TAttribute : CroppingAttribute
{
    protected override Node? Build(TAttribute layer, Node input, LayerBuilder builder)
    {
        int[]? edges = Edges.Check(layer.Cropping, nameof(layer.Cropping), rank, layer.DataFormat, builder);
        if (edges is null || !builder.RequireAxes(input.Shape, rank))
        {
            return null;
        }

        var axes = new (int Read, int Write, int Count)[rank];
        for (int axis = 0; axis < rank; axis++)
        {
            long cut = (long)edges[2 * axis] + edges[(2 * axis) + 1];
            int size = input.Shape[axis];
            if (cut >= size)
            {
                builder.Report(
                    Descriptors.NothingLeft, nameof(layer.Cropping), builder.LayerName, cut, SpatialAxes.Names(rank)[axis], $"its input, {input.Shape},", size, size - 1);
                return null;
            }

            axes[axis] = (edges[2 * axis], 0, size - (int)cut);
        }

        var shape = new TensorShape([.. axes.Select(a => a.Count), input.Shape.Last]);
        return builder.Label(new Contraction(shape, input.Scope, input, null, WindowParts.Copy(axes, input.Shape.Last)), "cropping");
    }

    protected override TensorShape? Assume(TAttribute layer, TensorShape input) => SpatialAxes.Assume(input, rank, input.Last);
}

/// <summary>The sizes of edges, which the user gives for each edge or for each axis.</summary>
internal static class Edges
{
    public static int[]? Check(int[] given, string argument, int rank, DataFormat format, LayerBuilder builder)
    {
        string each = rank == 1
            ? $"two sizes of zero or more ({SpatialAxes.EdgeNames(1)})"
            : $"{SpatialAxes.Number(2 * rank)} sizes of zero or more ({SpatialAxes.EdgeNames(rank)}), or {SpatialAxes.Number(rank)} ({string.Join(", ", SpatialAxes.Names(rank))})";
        bool valid = builder.Require(
            (given.Length == rank || given.Length == 2 * rank) && given.All(e => e >= 0), argument, each, $"[{string.Join(", ", given)}]");
        return !(valid & builder.RequireChannelsLast(format)) ? null
            : given.Length == 2 * rank ? given
            : [.. given.SelectMany(e => new[] { e, e })];
    }
}

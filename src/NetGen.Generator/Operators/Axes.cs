using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Axes as Keras counts them: the batch is axis 0, those of a sample begin at 1, and negative ones count from the end.</summary>
internal static class Axes
{
    /// <summary>The axis's place in the shape of a sample, or null with a finding.</summary>
    public static int? RequireAxis(this LayerBuilder builder, int axis, TensorShape input, string argument)
    {
        if (!builder.Require(axis != 0, argument, "an axis of a sample, from 1 up or from -1 down, since 0 is the batch", axis))
        {
            return null;
        }

        int place = axis < 0 ? input.Rank + axis : axis - 1;
        if (place >= 0 && place < input.Rank)
        {
            return place;
        }

        builder.Report(Descriptors.WrongRank, argument, builder.Kind, $"at least {Math.Abs((long)axis)} axes for {argument} = {axis}", input, string.Empty);
        return null;
    }

    /// <summary>Whether an axis is the last one of a sample.</summary>
    public static bool IsLast(int axis, TensorShape input) => axis == -1 || axis == input.Rank;

    /// <summary>Which axes of a sample are among those given, or null with a finding.</summary>
    public static bool[]? RequireAxes(this LayerBuilder builder, IReadOnlyCollection<int> axes, TensorShape input, string argument)
    {
        bool[] chosen = new bool[input.Rank];
        foreach (int axis in axes)
        {
            if (builder.RequireAxis(axis, input, argument) is not { } place)
            {
                return null;
            }

            if (!builder.Require(!chosen[place], argument, "axes that differ", $"[{string.Join(", ", axes)}]"))
            {
                return null;
            }

            chosen[place] = true;
        }

        return chosen;
    }

    /// <summary>The shape with length 1 along every axis that is not kept.</summary>
    public static TensorShape Keep(TensorShape shape, bool[] kept) => new(shape.Sizes.Select((s, i) => kept[i] ? s : 1));

    /// <summary>The same values under a shape, and the same node where it has that shape already.</summary>
    public static Node Reshaped(this LayerBuilder builder, Node node, TensorShape shape, string role) =>
        node.Shape.Equals(shape) ? node : builder.Label(new Reshape(node, shape), role);
}

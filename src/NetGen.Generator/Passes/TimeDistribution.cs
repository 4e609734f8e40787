using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>A layer or a block applied to each step of a sequence: its nodes become the body of a loop without a state.</summary>
internal static class TimeDistribution
{
    /// <summary>Builds a layer or a block on one step, and gives the outputs of all steps, or null with findings.</summary>
    public static Node? Build(LayerBuilder builder, IReadOnlyList<Node> inputs, Func<IReadOnlyList<Node>, Node?> build)
    {
        const string Argument = nameof(LayerAttribute.TimeDistributed);
        if (!builder.RequireNoLoop("a loop over time", "it goes through steps itself"))
        {
            return null;
        }

        if (inputs.FirstOrDefault(i => i.Shape.Rank < 2) is { } flat)
        {
            builder.Report(Descriptors.WrongRank, Argument, builder.Kind, "steps and at least one axis behind them", flat.Shape, "; [Reshape] can give it one");
            return null;
        }

        if (inputs.Any(i => i.Shape[0] != inputs[0].Shape[0]))
        {
            string shapes = string.Join(" and ", inputs.Select(i => i.Shape.ToString()));
            builder.Report(Descriptors.MergeMismatch, Argument, builder.LayerName, shapes, "the same number of steps");
            return null;
        }

        Node[] masks = [.. inputs.Select(builder.MaskOf).OfType<Node>()];
        if (masks.Any(m => m.Shape.Rank > 1))
        {
            builder.Report(Descriptors.MaskRefused, null, builder.LayerName);
            return null;
        }

        var loop = new Loop(inputs[0].Shape[0], isReversed: false);
        var steps = inputs.Distinct().ToDictionary(i => i, i => builder.Label(new LoopInput(i, loop), "input of a step"));
        builder.EnterLoop(loop);
        Node? output = build([.. inputs.Select(i => steps[i])]);
        if (output is null)
        {
            builder.AbandonLoop();
            return null;
        }

        var end = new LoopEnd(loop, []) { Label = $"{builder.LayerName}, steps" };
        builder.LeaveLoop(end);
        Node all = builder.AllSteps(end, InLoop(output, loop, builder));
        Node? inner = builder.MaskOf(output) is { } mask ? builder.AllSteps(end, InLoop(mask, loop, builder)) : null;
        if (inner is not null || masks.Length > 0)
        {
            builder.RememberMask(all, inner is null ? masks[0] : masks.Length == 0 ? inner : Both(inner, builder.Beside(masks[0], inner.Shape.Rank), builder));
        }

        return all;
    }

    /// <summary>A value as each step has it, though it may be the same for all.</summary>
    private static Node InLoop(Node node, Loop loop, LayerBuilder builder) =>
        node.Loop == loop ? node : builder.Label(new Map(Expression.In(0), node.Shape, loop, builder.PerSample(node)), "value of a step");

    private static Node Both(Node a, Node b, LayerBuilder builder) => builder.Label(new Map(Expression.In(0) * Expression.In(1), a.Shape, a, b), "mask");

    /// <summary>The shape of all steps where that of one is assumed.</summary>
    public static TensorShape? Assume(IReadOnlyList<TensorShape> inputs, Func<IReadOnlyList<TensorShape>, TensorShape?> assume) =>
        inputs.All(i => i.Rank > 1) && assume([.. inputs.Select(i => new TensorShape(i.Sizes.Skip(1)))]) is { } step
            ? new TensorShape(step.Sizes.Prepend(inputs[0][0]))
            : null;
}

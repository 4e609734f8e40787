using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>
/// A run through a sequence, whatever the cell: a loop whose states begin with given values. The cell's nodes are built between the first state
/// and <see cref="Close"/>.
/// </summary>
/// <param name="steps">The number of steps.</param>
/// <param name="isReversed">Whether it begins with the last step.</param>
/// <param name="prefix">What the direction's names begin with.</param>
/// <param name="isStateful">Whether states begin with what the call before left.</param>
/// <param name="builder">The layer's builder.</param>
internal sealed class Recurrence(int steps, bool isReversed, string prefix, bool isStateful, LayerBuilder builder)
{
    private readonly List<string> _names = [];
    private int _states;

    public Loop Loop { get; } = new(steps, isReversed);

    /// <summary>Adds a state.</summary>
    /// <param name="name">Its name, with the layer's.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initial">Its value before the first step, or null for what there is unless one is given: what the call before left, or zeros.</param>
    public LoopState State(string name, TensorShape shape, Node? initial)
    {
        _names.Add(name);
        return Add(initial ?? (isStateful ? new Source(SourceKind.State, Scope.Sample, shape) { Label = $"{name}, from the call before" } : Zeros(shape)));
    }

    /// <summary>The element of a sequence that belongs to the step.</summary>
    public Node StepOf(Node sequence, string role) => builder.Label(new LoopInput(sequence, Loop), role);

    private LoopState Add(Node initial) => builder.Label(new LoopState(initial, Loop, _states), $"{prefix}state {_states++}");

    private static Literal Zeros(TensorShape shape) => new Literal(shape, new double[shape.Size]) { Label = "zero state" };

    /// <summary>Ends the loop.</summary>
    /// <param name="states">The states.</param>
    /// <param name="next">What each of them is next.</param>
    /// <param name="output">The output of a step.</param>
    /// <param name="mask">Which steps count, or null for all: the others keep the states and the output of the step before.</param>
    /// <param name="all">Whether the outputs of all steps are asked for.</param>
    public RecurrentRun Close(IReadOnlyList<LoopState> states, IReadOnlyList<Node> next, Node output, Node? mask, bool all)
    {
        int count = states.Count;
        output = InLoop(output);
        List<LoopState> old = [.. states];
        List<Node> kept = [.. next.Select(InLoop)];
        int index = kept.IndexOf(output);
        if (index < 0 && (mask is not null || !all))
        {
            // The output is handed on as states are, to be repeated, or to be there behind the last step.
            index = kept.Count;
            kept.Add(output);
            if (mask is not null)
            {
                old.Add(Add(Zeros(output.Shape)));
            }
        }

        if (mask is not null)
        {
            Node present = StepOf(Views.Reshape(mask, new TensorShape(Loop.Steps, 1)), "mask of a step");
            var unlessMasked = new Select(Comparison.GreaterThan, Expression.In(2), 0, Expression.In(0), Expression.In(1));
            kept = [.. kept.Select((n, i) => builder.Label(new Map(unlessMasked, n.Shape, n, old[i], present), $"{prefix}state {i}, unless masked"))];
        }

        var end = new LoopEnd(Loop, kept) { Label = $"{builder.LayerName}, {prefix}steps" };
        builder.LeaveLoop(end);
        LoopFinal[] final = [.. kept.Select((_, i) => builder.Label(new LoopFinal(end, i), $"{prefix}last state {i}"))];
        for (int i = 0; i < count; i++)
        {
            if (states[i].Inputs[0] is Source { Kind: SourceKind.State } source)
            {
                builder.SampleStates.Add(new SampleState(_names[i], source, final[i]));
            }
        }

        return new RecurrentRun(all ? builder.AllSteps(end, index < 0 ? output : kept[index]) : final[index], [.. final.Take(count)]);
    }

    /// <summary>A value as each step has it, though it may be the same for all.</summary>
    private Node InLoop(Node node) => node.Loop == Loop ? node : builder.Label(new Map(Expression.In(0), node.Shape, Loop, node), "value of a step");
}

/// <summary>What a run through a sequence leaves.</summary>
/// <param name="Output">The last step's output, or those of all steps in the order of the sequence.</param>
/// <param name="Final">The states after the last step.</param>
internal sealed record RecurrentRun(Node Output, IReadOnlyList<Node> Final);

/// <summary>How a recurrent layer goes through its sequence, whatever its cell.</summary>
internal sealed record RecurrenceArguments(bool ReturnSequences, bool GoBackwards, bool Bidirectional, MergeMode MergeMode, bool Stateful)
{
    /// <summary>Reports arguments that contradict each other.</summary>
    /// <param name="initial">The argument that gives initial states, or null where it is not given.</param>
    /// <param name="builder">The layer's builder.</param>
    public bool Require(string? initial, LayerBuilder builder)
    {
        return Refuse(Bidirectional && GoBackwards, nameof(GoBackwards), nameof(Bidirectional), "one of the two directions goes backwards anyway")
            & Refuse(Bidirectional && Stateful, nameof(Stateful), nameof(Bidirectional), "one of the two directions begins with steps that only later calls bring")
            & Refuse(initial is not null && Stateful, nameof(Stateful), initial ?? string.Empty, "what the call before left would never be read");

        bool Refuse(bool isWrong, string argument, string other, string reason)
        {
            if (isWrong)
            {
                builder.Report(Descriptors.ConflictingArguments, argument, builder.Kind, argument, other, reason);
            }

            return !isWrong;
        }
    }

    /// <summary>Runs a cell one way or both, and says what states and what mask stand behind the output.</summary>
    /// <param name="mask">The mask of the sequence, or null.</param>
    /// <param name="initial">The states before the first step, those of the second direction last; none for zeros.</param>
    /// <param name="run">Runs one direction: what its names begin with, whether it begins with the last step, its initial states. Null after a mistake.</param>
    /// <param name="builder">The layer's builder.</param>
    public Node? Run(Node? mask, IReadOnlyList<Node> initial, Func<string, bool, IReadOnlyList<Node>, RecurrentRun?> run, LayerBuilder builder)
    {
        int half = initial.Count / 2;
        RecurrentRun?[] runs = Bidirectional
            ? [run("forward_", false, [.. initial.Take(half)]), run("backward_", true, [.. initial.Skip(half)])]
            : [run(string.Empty, GoBackwards, initial)];
        RecurrentRun[] known = [.. runs.OfType<RecurrentRun>()];
        if (known.Length < runs.Length)
        {
            return null;
        }

        Node output = Bidirectional ? builder.Label(Merge(known[0].Output, known[1].Output), "both directions")
            : GoBackwards && ReturnSequences ? builder.Label(Views.Reverse(known[0].Output), "outputs from the end")
            : known[0].Output;
        builder.RememberStates(output, [.. known.SelectMany(r => r.Final)]);
        if (ReturnSequences && mask is not null)
        {
            builder.RememberMask(output, GoBackwards ? builder.Label(Views.Reverse(mask), "mask from its end") : mask);
        }

        return output;
    }

    private Node Merge(Node first, Node second)
    {
        (Expression x, Expression y) = (Expression.In(0), Expression.In(1));
        return MergeMode switch
        {
            MergeMode.Sum => new Map(x + y, first.Shape, first, second),
            MergeMode.Average => new Map((x + y) * 0.5, first.Shape, first, second),
            MergeMode.Multiply => new Map(x * y, first.Shape, first, second),
            _ => new Concat([first, second], first.Shape.Rank - 1),
        };
    }
}

using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Lowers recurrent cells of the user's: their layers, declared on one step, become the body of a loop.</summary>
/// <param name="builder">The network's builder.</param>
/// <param name="find">Finds what a name stands for in a scope, or reports it at an argument.</param>
/// <param name="declare">Declares a layer of the cell.</param>
internal sealed class CellLowering(LayerBuilder builder, Func<LayerScope, string, string, Value?> find, Action<DeclarationSpec, LayerScope> declare)
{
    /// <summary>Builds the cell that the builder has entered, and gives its output, or null after a mistake.</summary>
    public Value? Build(DeclarationSpec declaration, LayerScope scope, string name, Value? input)
    {
        RecurrentCellAttribute cell = Vocabulary.Create<CellUse>(declaration);
        var way = new RecurrenceArguments(cell.ReturnSequences, cell.GoBackwards, cell.Bidirectional, cell.MergeMode, cell.Stateful);
        int findings = builder.Findings.Count;
        (string Name, Value? Value)[] constants = [.. FindAll(cell.Constants, nameof(cell.Constants), scope)];
        (string Name, Value? Value)[] states = [.. FindAll(cell.InitialStates, nameof(cell.InitialStates), scope)];
        Node[] initial = [.. states.SelectMany(s => s.Value is null ? [] : builder.StatesOf(s.Value.Node) ?? [builder.PerSample(s.Value.Node)])];
        builder.RequireKnownValues(cell);
        if (cell.TimeDistributed)
        {
            const string Argument = nameof(cell.TimeDistributed);
            builder.Report(Descriptors.ConflictingArguments, Argument, builder.Kind, Argument, "a loop over time", "it goes through the steps of its input itself");
        }

        bool fits = way.Require(cell.InitialStates is null ? null : nameof(cell.InitialStates), builder) & (input is null || RequireSequence(input.Node)) & states.All(s => s.Value is not null);
        Node? sequence = fits && input is not null ? builder.PerSample(input.Node) : null;
        Node? mask = input is null ? null : builder.MaskOf(input.Node);
        bool isCertain = input is { IsCertain: true } && constants.Concat(states).All(s => s.Value is { IsCertain: true });
        var shapes = new List<TensorShape>();
        Node? output = way.Run(mask, initial, RunOnce, builder);
        if (output is null || !RequireStates())
        {
            return null;
        }

        return new Value(output, isCertain);

        RecurrentRun? RunOnce(string prefix, bool isReversed, IReadOnlyList<Node> begin)
        {
            LayerScope inner = scope.Inside(name, prefix, declaration);
            var run = sequence is null ? null : new Recurrence(sequence.Shape[0], isReversed, prefix, cell.Stateful, builder);
            inner.Current = run is null ? null : new Value(run.StepOf(sequence!, "input of a step"), isCertain);
            inner.Remember(LayerScope.BlockInput, inner.Current);
            foreach ((string constant, Value? value) in constants)
            {
                if (inner.Knows(constant))
                {
                    builder.Report(Descriptors.DuplicateName, nameof(cell.Constants), constant);
                }

                inner.Remember(constant, value);
            }

            CellStates? own = run is null ? null : new CellStates(run, begin);
            if (own is not null)
            {
                builder.EnterLoop(run!.Loop, own);
            }

            foreach (DeclarationSpec child in declaration.Children!)
            {
                declare(child, inner);
            }

            builder.Enter(declaration, scope.PathOf(name), isInBlock: scope.IsBlock);
            if (own is null)
            {
                return null;
            }

            if (inner.Current is not { } last)
            {
                builder.AbandonLoop();
                return null;
            }

            isCertain &= last.IsCertain;
            shapes.AddRange(own.States.Select(s => s.Shape));
            if (own.Open.Any())
            {
                ReportOpen(own);
                builder.AbandonLoop();
                return null;
            }

            return run!.Close(own.States, own.Next, builder.PerSample(last.Node), mask, cell.ReturnSequences);
        }

        // A state without a next value may be the trace of a mistake that is known already.
        void ReportOpen(CellStates own)
        {
            if (builder.Findings.Count == findings)
            {
                foreach (string state in own.Open)
                {
                    string name = state.Substring(state.LastIndexOf('.') + 1);
                    builder.Findings.Add(builder.At(Descriptors.MissingNextState, null, name, builder.LayerName).With((FixProperties.Name, name)));
                }
            }
        }

        bool RequireStates()
        {
            bool fit = initial.Length == 0 || initial.Select(s => s.Shape).SequenceEqual(shapes);
            if (!fit)
            {
                builder.Report(
                    Descriptors.StateMismatch,
                    nameof(cell.InitialStates),
                    builder.LayerName,
                    shapes.Count == 0 ? "no states" : $"states of {string.Join(" and ", shapes)}",
                    string.Join(" and ", states.Select(s => s.Name)),
                    string.Join(" and ", initial.Select(s => s.Shape)));
            }

            return fit;
        }
    }

    private IEnumerable<(string Name, Value? Value)> FindAll(string[]? names, string argument, LayerScope scope) =>
        (names ?? []).Select(n => (n ?? string.Empty, find(scope, n ?? string.Empty, argument)));

    private bool RequireSequence(Node input)
    {
        bool fits = builder.RequireNoLoop("a loop over time", "it goes through the steps of its input itself");
        if (fits && input.Shape.Rank < 2)
        {
            builder.Report(Descriptors.WrongRank, null, builder.Kind, "steps and at least one axis behind them", input.Shape, "; [Reshape] can give it one");
            fits = false;
        }

        if (fits && builder.MaskOf(input) is { Shape.Rank: > 1 })
        {
            builder.Report(Descriptors.MaskRefused, null, builder.LayerName);
            fits = false;
        }

        return fits;
    }

    /// <summary>The arguments of a use, whatever the cell.</summary>
    private sealed class CellUse : RecurrentCellAttribute;
}

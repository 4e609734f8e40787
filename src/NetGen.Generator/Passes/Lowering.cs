using NetGen.Generator.Diagnostics;
using NetGen.Generator.Linting;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// The first pass: declarations become tensor nodes, and shapes are checked on the way. The generator and the analyzer both
/// take their findings from here.
/// </summary>
internal sealed class Lowering
{
    /// <summary>Inputs that some layer or other accepts, to check arguments where the real input is not known.</summary>
    private static readonly TensorShape[] Probes = [new(256, 256, 64), new(64)];

    private readonly NetworkSpec _spec;
    private readonly LayerBuilder _builder;
    private readonly List<LayerInfo> _layers = [];
    private readonly NetworkInputs _inputs;
    private readonly CellLowering _cells;
    private readonly List<(DeclarationSpec Declaration, OutputAttribute Output)> _outputs = [];
    private readonly List<JudgedOutput> _losses = [];
    private readonly LayerGraph _graph = new();
    private readonly List<Value> _named = [];
    private long _weights;
    private bool _hasLayers;

    private Lowering(NetworkSpec spec, bool isTraining)
    {
        _spec = spec;
        _builder = new LayerBuilder(isTraining);
        _inputs = new NetworkInputs(spec, _builder);
        _cells = new CellLowering(_builder, Find, Declare);
    }

    public static LoweredNetwork Run(NetworkSpec spec, bool isTraining) => new Lowering(spec, isTraining).Run();

    private LoweredNetwork Run()
    {
        var network = new LayerScope(string.Empty, null, true);
        foreach (DeclarationSpec declaration in _spec.Declarations)
        {
            Declare(declaration, network);
        }

        bool hasUnknown = _spec.Declarations.Any(d => !d.IsReadable && !d.IsBlock && !OperatorRegistry.IsDeclaration(d.Kind));
        if (!hasUnknown && !_spec.Declarations.Any(d => d.Kind == "Input"))
        {
            _builder.Findings.Add(Finding.At(Descriptors.MissingInput, -1, null, _spec.Name));
        }

        if (!hasUnknown && !_hasLayers)
        {
            _builder.Findings.Add(Finding.At(Descriptors.NoLayers, -1, null, _spec.Name));
        }

        Close(network);
        NetworkOutputs outputs = CollectOutputs(network);
        (Source? target, Node? loss, List<LossSummary> losses) = BuildLosses();
        if (_builder.Findings.Count > 0 || HasUnreadable || outputs.Node is null)
        {
            return new LoweredNetwork(null, _layers, _inputs.Ports, outputs.Ports, losses, _builder.Constraints, _builder.Findings, _graph);
        }

        var program = new TensorProgram
        {
            Input = _inputs.Row!,
            Output = outputs.Node,
            Parameters = WithOffsets(_builder.Parameters),
            IsTraining = _builder.IsTraining,
            Target = target,
            Loss = loss,
            Updates = _builder.Updates,
            States = _builder.SampleStates,
        };
        return new LoweredNetwork(program, _layers, _inputs.Ports, outputs.Ports, losses, _builder.Constraints, _builder.Findings, _graph);
    }

    /// <summary>Whether some attribute does not compile, so that layers may be missing from what is known.</summary>
    private bool HasUnreadable => _spec.Declarations.Any(d => d.HasUnreadable);

    private static IReadOnlyList<Parameter> WithOffsets(IEnumerable<Parameter> parameters)
    {
        // Each entry starts on a cache line, which is 16 floats or 8 doubles.
        const int Alignment = 16;
        int offset = 0;
        var placed = new List<Parameter>();
        foreach (Parameter parameter in parameters)
        {
            placed.Add(parameter with { Offset = offset });
            offset += (parameter.Shape.Size + Alignment - 1) / Alignment * Alignment;
        }

        return placed;
    }

    private void Declare(DeclarationSpec declaration, LayerScope scope)
    {
        if (!declaration.IsReadable)
        {
            Skip(declaration, scope);
        }
        else if (declaration.Children is { } children)
        {
            DeclareBlock(declaration, children, scope);
        }
        else if (declaration.Kind == "Input")
        {
            DeclareInput(declaration, scope);
        }
        else if (declaration.Kind == "Output")
        {
            _outputs.Add((declaration, Vocabulary.Create<OutputAttribute>(declaration)));
        }
        else if (OperatorRegistry.FindLoss(declaration.Kind) is not null)
        {
            _builder.Enter(declaration, declaration.Kind, isInBlock: scope.IsBlock);
            if (_builder.RequireNoLoop("a loss", "what it judges is not the network's output"))
            {
                scope.Losses.Add(declaration);
            }
        }
        else
        {
            DeclareLayer(declaration, OperatorRegistry.FindLayer(declaration.Kind)!, scope);
        }
    }

    private void DeclareInput(DeclarationSpec declaration, LayerScope scope)
    {
        _builder.Enter(declaration, "input");
        InputAttribute input = Vocabulary.Create<InputAttribute>(declaration);
        if (_hasLayers)
        {
            _builder.Report(Descriptors.MisplacedInput, null);
            return;
        }

        string name = scope.Name("Input", input.Name ?? (_inputs.Ports.Count == 0 ? "input" : null));
        Value? value = _inputs.Declare(input, name);
        value = value is null ? null : value with { Layer = _graph.Add(new GraphLayer(name, declaration, value.Node.Shape)) };
        scope.Current = value;
        Remember(scope, name, value, input.Name);
    }

    /// <summary>Counts a layer of which nothing else is known.</summary>
    private void Skip(DeclarationSpec declaration, LayerScope scope)
    {
        if (declaration.IsBlock || OperatorRegistry.FindLayer(declaration.Kind) is not null)
        {
            _hasLayers = true;
            string name = scope.Name(declaration.Kind, null);
            scope.Current = null;
            if (!declaration.IsBlock)
            {
                _layers.Add(new LayerInfo(scope.PathOf(name), declaration, new TensorShape(), 0, 0));
            }
        }
        else if (!OperatorRegistry.IsDeclaration(declaration.Kind))
        {
            scope.Current = null;
        }
    }

    private void DeclareBlock(DeclarationSpec declaration, EquatableArray<DeclarationSpec> children, LayerScope scope)
    {
        string name = scope.Name(declaration.Kind, declaration.Name);
        _builder.Enter(declaration, scope.PathOf(name), isInBlock: scope.IsBlock);
        Value? input = declaration.From is null ? scope.Current : Find(scope, declaration.From, nameof(declaration.From));
        scope.Current = declaration.IsCell ? DeclareCell(declaration, scope, name, input)
            : declaration.IsTimeDistributed ? DeclareSteps(declaration, children, scope, name, input)
            : DeclareContents(declaration, children, scope, name, input);
        _builder.Enter(declaration, scope.PathOf(name), isInBlock: scope.IsBlock);
        Remember(scope, name, scope.Current, declaration.Name);
    }

    private Value? DeclareContents(DeclarationSpec declaration, EquatableArray<DeclarationSpec> children, LayerScope scope, string name, Value? input)
    {
        LayerScope inner = scope.Inside(name, string.Empty, declaration);
        inner.Current = input;
        inner.Remember(LayerScope.BlockInput, input);
        foreach (DeclarationSpec child in children)
        {
            Declare(child, inner);
        }

        Close(inner);
        return inner.Current;
    }

    /// <summary>What stands in a block on one step, and the outputs of all steps.</summary>
    private Value? DeclareSteps(DeclarationSpec declaration, EquatableArray<DeclarationSpec> children, LayerScope scope, string name, Value? input)
    {
        Value? last = null;
        bool isDeclared = false;
        Node? all = input is null ? null : TimeDistribution.Build(_builder, [_builder.PerSample(input.Node)], steps =>
        {
            isDeclared = true;
            last = DeclareContents(declaration, children, scope, name, new Value(steps[0], input.IsCertain));
            _builder.Enter(declaration, scope.PathOf(name), isInBlock: scope.IsBlock);
            return last is { IsCertain: true } ? last.Node : null;
        });
        if (!isDeclared)
        {
            DeclareContents(declaration, children, scope, name, null);
            return null;
        }

        if (all is not null)
        {
            return _builder.RequireSize(all.Shape.Sizes, $"The output of {_builder.LayerName}") ? AsLayer(declaration, scope, new Value(all, true), input!) : null;
        }

        return last is null ? null : new Value(new Source(SourceKind.Input, Scope.Sample, new TensorShape(last.Node.Shape.Sizes.Prepend(input!.Node.Shape[0]))), IsCertain: false);
    }

    private Value? DeclareCell(DeclarationSpec declaration, LayerScope scope, string name, Value? input)
    {
        int named = _named.Count;
        Value? output = _cells.Build(declaration, scope, name, input);
        bool isKnown = output is not null && _builder.RequireSize(output.Node.Shape.Sizes, $"The output of {_builder.LayerName}");
        _layers.Add(new LayerInfo(scope.PathOf(name), declaration, isKnown ? output!.Node.Shape : new TensorShape(), 0, 0)
        {
            Inputs = input is null ? [] : [input.Node.Shape],
            SharedWith = scope.SharedPathOf(name, declaration.SharedWith),
        });
        return isKnown ? AsLayer(declaration, scope, output!, [.. _named.Skip(named).Prepend(input!)]) : output;
    }

    /// <summary>The output of a block that goes through steps, which the network around sees as one layer.</summary>
    private Value AsLayer(DeclarationSpec declaration, LayerScope scope, Value output, params Value[] inputs) => output with
    {
        Layer = _graph.Add(new GraphLayer(_builder.LayerName, declaration, output.Node.Shape)
        {
            Inputs = LayersOf(inputs),
            IsInBlock = scope.IsBlock,
            IsInLoop = _builder.Loop is not null,
        }),
    };

    private static IReadOnlyList<GraphLayer> LayersOf(IEnumerable<Value> values) => [.. values.Select(v => v.Layer).OfType<GraphLayer>()];

    private void DeclareLayer(DeclarationSpec declaration, Operator layerOperator, LayerScope scope)
    {
        _hasLayers = true;
        LayerAttribute layer = layerOperator.Materialize(declaration);
        string name = scope.Name(declaration.Kind, layer.Name);
        _builder.Enter(declaration, scope.PathOf(name), scope.IsTrainable && layer.Trainable, scope.SharedPathOf(name, layer.SharedWith), scope.IsBlock);
        int parameters = _builder.Parameters.Count, penalties = _builder.Penalties.Count;
        IReadOnlyList<InputName> names = layerOperator.InputNames(layer, declaration);
        Value?[] inputs = [.. names.Select(n => n.Name is null ? scope.Current : Find(scope, n.Name, n.Argument))];
        int known = _layers.Count;
        Value? output = inputs.Length > 0 && inputs.All(i => i is not null) ? Build(layerOperator, layer, declaration, [.. inputs.OfType<Value>()]) : null;
        if (_layers.Count == known)
        {
            // The class has a handle for it all the same, so that whoever asks for it gets no second error.
            _layers.Add(new LayerInfo(_builder.LayerName, declaration, new TensorShape(), 0, 0));
        }

        if (output is not { IsCertain: true })
        {
            Probe(layerOperator, layer, declaration, names.Count, scope.IsBlock);
        }

        else
        {
            output = output with
            {
                Layer = _graph.Add(new GraphLayer(_builder.LayerName, declaration, output.Node.Shape)
                {
                    Operator = layerOperator,
                    Attribute = layer,
                    Inputs = LayersOf(inputs.OfType<Value>()),
                    Weights = [.. _builder.Parameters.Skip(parameters)],
                    SharedWith = scope.SharedPathOf(name, layer.SharedWith),
                    IsTrainable = _builder.IsTrainable,
                    HasPenalty = _builder.Penalties.Count > penalties,
                    IsInBlock = scope.IsBlock,
                    IsInLoop = _builder.Loop is not null,
                }),
            };
        }

        _builder.RequireKnownValues(layer);
        Remember(scope, name, output, layer.Name);
        scope.Current = layerOperator.StandsAside ? scope.Current : output;
    }

    /// <summary>The layer's output; where there is a mistake, a value of the shape that later layers are checked with, if it can be told.</summary>
    private Value? Build(Operator layerOperator, LayerAttribute layer, DeclarationSpec declaration, Value[] inputs)
    {
        int findings = _builder.Findings.Count, parameters = _builder.Parameters.Count;
        bool isCertain = inputs.All(i => i.IsCertain);
        Node[] nodes = [.. inputs.Select(i => layerOperator.TakesShared && !layer.TimeDistributed ? i.Node : _builder.PerSample(i.Node))];
        Node? output = layer.TimeDistributed ? TimeDistribution.Build(_builder, nodes, steps => TryBuild(_builder, layerOperator, layer, steps))
            : RequireNoMask(layerOperator, nodes) ? TryBuild(_builder, layerOperator, layer, nodes)
            : null;
        if (!layer.TimeDistributed)
        {
            PassMask(layerOperator, nodes, output);
        }

        if (output is not null && RequireSizes(output, parameters))
        {
            _layers.Add(new LayerInfo(
                _builder.LayerName, declaration, output.Shape, _builder.Parameters.Skip(parameters).Sum(p => p.Shape.Size), MultiplyAddsBetween(nodes, output))
            {
                Inputs = [.. nodes.Select(n => n.Shape)],
                SharedWith = _builder.SharedWith,
            });
            return new Value(output, isCertain);
        }

        // An input whose sizes are a guess says nothing about sizes.
        for (int i = _builder.Findings.Count - 1; i >= findings && !isCertain; i--)
        {
            if (IsAboutSizes(_builder.Findings[i]))
            {
                _builder.Findings.RemoveAt(i);
            }
        }

        TensorShape[] shapes = [.. nodes.Select(n => n.Shape)];
        TensorShape? assumed = layer.TimeDistributed ? TimeDistribution.Assume(shapes, steps => layerOperator.Assume(layer, steps)) : layerOperator.Assume(layer, shapes);
        return assumed is { } shape && LayerBuilder.SizeOf(shape.Sizes) <= LayerBuilder.LargestTensor
            ? new Value(new Source(SourceKind.Input, Scope.Sample, shape), IsCertain: false)
            : null;
    }

    private bool RequireNoMask(Operator layerOperator, Node[] inputs)
    {
        bool refuses = layerOperator.MaskRule == MaskRule.Refuses && inputs.Any(i => _builder.MaskOf(i) is not null);
        if (refuses)
        {
            _builder.Report(Descriptors.MaskRefused, null, _builder.LayerName);
        }

        return !refuses;
    }

    private void PassMask(Operator layerOperator, Node[] inputs, Node? output)
    {
        if (layerOperator.MaskRule == MaskRule.Passes && output is not null && inputs.Select(_builder.MaskOf).FirstOrDefault(m => m is not null) is { } mask)
        {
            _builder.RememberMask(output, mask);
        }
    }

    /// <summary>Finds mistakes in arguments, which are mistakes whatever the input is.</summary>
    private void Probe(Operator layerOperator, LayerAttribute layer, DeclarationSpec declaration, int inputs, bool isInBlock)
    {
        foreach (TensorShape shape in Probes)
        {
            var builder = new LayerBuilder(_builder.IsTraining);
            builder.Enter(declaration, _builder.LayerName, isInBlock: isInBlock);
            Node[] probes = [.. Enumerable.Range(0, Math.Max(1, inputs)).Select(_ => new Source(SourceKind.Input, Scope.Sample, shape))];
            TryBuild(builder, layerOperator, layer, probes);
            AddFrom(builder);
        }
    }

    private void AddFrom(LayerBuilder probe) =>
        _builder.Findings.AddRange(probe.Findings.Where(IsAboutArguments).Except(_builder.Findings).ToList());

    private static bool IsAboutArguments(Finding finding) =>
        finding.DescriptorId == Descriptors.BadArgument.Id || finding.DescriptorId == Descriptors.ConflictingArguments.Id;

    private static bool IsAboutSizes(Finding finding) =>
        finding.DescriptorId == Descriptors.KernelTooLarge.Id
        || finding.DescriptorId == Descriptors.PoolTooLarge.Id
        || finding.DescriptorId == Descriptors.ReshapeMismatch.Id
        || finding.DescriptorId == Descriptors.MergeMismatch.Id
        || finding.DescriptorId == Descriptors.NothingLeft.Id
        || finding.DescriptorId == Descriptors.SliceTooLong.Id
        || finding.DescriptorId == Descriptors.CannotStep.Id
        || finding.DescriptorId == Descriptors.TooLarge.Id;

    private static Node? TryBuild(LayerBuilder builder, Operator layerOperator, LayerAttribute layer, IReadOnlyList<Node> inputs)
    {
        try
        {
            return layerOperator.Build(layer, inputs, builder);
        }
        catch (OverflowException)
        {
            builder.Report(Descriptors.TooLarge, null, $"A tensor of {builder.LayerName}", $"more than {int.MaxValue}", LayerBuilder.LargestTensor);
            return null;
        }
    }

    /// <summary>Reports a layer whose output or whose weights are too large to be indexed.</summary>
    private bool RequireSizes(Node output, int firstParameter)
    {
        bool fits = _builder.RequireSize(output.Shape.Sizes, $"The output of {_builder.LayerName}");
        foreach (Parameter parameter in _builder.Parameters.Skip(firstParameter))
        {
            fits = fits && _builder.RequireSize(parameter.Shape.Sizes, parameter.Name, LayerBuilder.LargestWeights);
            _weights += fits ? parameter.Shape.Size : 0;
        }

        if (fits && _weights > LayerBuilder.LargestWeights)
        {
            _builder.Report(Descriptors.TooLarge, null, $"All weights up to {_builder.LayerName}", _weights, LayerBuilder.LargestWeights);
            _weights = 0;
            return false;
        }

        return fits;
    }

    private Value? Find(LayerScope scope, string name, string argument)
    {
        if (scope.TryFind(name, out Value? found) || HasUnreadable)
        {
            if (found is not null)
            {
                _named.Add(found);
            }

            return found;
        }

        string hint = scope.Names.Any() ? $"the layers before this one are {string.Join(", ", scope.Names)}" : "no layer stands before this one";
        _builder.Findings.Add(_builder.At(Descriptors.UnknownFrom, argument, name, hint).With(
            (FixProperties.Found, name),
            (FixProperties.Name, NearestName.Find(name, scope.Names))));
        return null;
    }

    private void Remember(LayerScope scope, string name, Value? value, string? given)
    {
        if (given is not null && !(given.Length > 0 && char.IsLetter(given[0]) && given.All(c => char.IsLetterOrDigit(c) || c == '_')))
        {
            _builder.Report(Descriptors.BadName, nameof(LayerAttribute.Name), given);
        }
        else if (scope.Knows(name))
        {
            _builder.Report(Descriptors.DuplicateName, given is null ? null : nameof(LayerAttribute.Name), name);
        }

        scope.Remember(name, value);
    }

    /// <summary>Finds what the losses of a scope judge, whose layers are all known now.</summary>
    private void Close(LayerScope scope)
    {
        foreach (DeclarationSpec declaration in scope.Losses)
        {
            LossOperator lossOperator = OperatorRegistry.FindLoss(declaration.Kind)!;
            LossAttribute loss = lossOperator.Materialize(declaration);
            _builder.Enter(declaration, declaration.Kind, isInBlock: scope.IsBlock);
            Value? judged = loss.From is not null ? Find(scope, loss.From, nameof(loss.From)) : _hasLayers ? scope.Current : null;
            _graph.Judge(new GraphLoss(declaration, lossOperator, loss, judged?.Layer, scope.IsBlock));
            judged = AsResult(judged, loss.From ?? "output", declaration.Source, loss.From is null || scope.IsBlock ? null : nameof(loss.From));
            _losses.Add(new JudgedOutput(loss.From is null ? "output" : scope.PathOf(loss.From), judged, declaration, lossOperator, loss, scope.IsBlock));
        }
    }

    /// <summary>A value as each sample has it, which is how results are given; one that follows from weights alone is an error.</summary>
    private Value? AsResult(Value? value, string name, int declaration, string? argument)
    {
        if (value is not { Node: { Scope: Scope.Step } node })
        {
            return value;
        }

        if (Ancestors([], node).Any(n => n.Scope == Scope.Sample))
        {
            return value with { Node = _builder.PerSample(node) };
        }

        // The output without a name is what the loss without one judges, of which it is said once.
        if (declaration >= 0 || !_builder.Findings.Any(f => f.DescriptorId == Descriptors.NoSamples.Id))
        {
            _builder.Findings.Add(Finding.At(Descriptors.NoSamples, declaration, argument, name));
        }

        return null;
    }

    private NetworkOutputs CollectOutputs(LayerScope network)
    {
        var outputs = new List<(string Name, Value? Value)>();
        foreach ((DeclarationSpec declaration, OutputAttribute output) in _outputs)
        {
            _builder.Enter(declaration, declaration.Kind);
            if (output.Layer is null)
            {
                _builder.Require(false, nameof(output.Layer), "the name of a layer", "null");
                continue;
            }

            Value? given = Find(network, output.Layer, nameof(output.Layer));
            _graph.AddOutput(given?.Layer);
            outputs.Add((output.Layer, AsResult(given, output.Layer, declaration.Source, nameof(output.Layer))));
        }

        if (outputs.Count == 0 && _losses.Count > 1)
        {
            outputs.AddRange(_losses.GroupBy(l => l.Judged?.Node).Select(g => (g.First().Name, g.First().Judged)));
            _graph.Losses.Select(l => l.Judged).ToList().ForEach(_graph.AddOutput);
        }

        if (outputs.Count == 0)
        {
            _graph.AddOutput(network.Current?.Layer);
            outputs.Add(("output", _hasLayers ? AsResult(network.Current, "output", -1, null) : null));
        }

        return NetworkOutputs.Join(outputs);
    }

    /// <summary>The sum of all losses and penalties over one flat row of targets.</summary>
    private (Source? Target, Node? Loss, List<LossSummary> Summaries) BuildLosses()
    {
        JudgedOutput[] known = [.. _losses.Where(l => l.Judged is not null)];
        TensorShape[] shapes = [.. known.Select(l => l.Operator.TargetShape(l.Loss, l.Judged!.Node.Shape))];
        Source? row = known.Length == 0
            ? null
            : new Source(SourceKind.Target, Scope.Sample, shapes.Length == 1 ? shapes[0] : new TensorShape(shapes.Sum(s => s.Size))) { Label = "target" };
        var summaries = new List<LossSummary>();
        Node? total = null;
        int offset = 0;
        foreach (JudgedOutput loss in _losses)
        {
            if (loss.Judged is not { } judged)
            {
                // Only its arguments can be checked.
                var probe = new LayerBuilder(_builder.IsTraining);
                probe.Enter(loss.Declaration, loss.Declaration.Kind, isInBlock: loss.IsInBlock);
                var output = new Source(SourceKind.Input, Scope.Sample, Probes[1]);
                loss.Operator.Build(loss.Loss, output, new Source(SourceKind.Target, Scope.Sample, loss.Operator.TargetShape(loss.Loss, output.Shape)), probe);
                AddFrom(probe);
            }
            else
            {
                TensorShape shape = shapes[summaries.Count];
                Node target = known.Length == 1 ? row! : Views.Reshape(Views.Slice(row!, 0, offset, shape.Size), shape);
                _builder.Enter(loss.Declaration, loss.Declaration.Kind, isInBlock: loss.IsInBlock);
                _builder.JudgedMask = _builder.MaskOf(judged.Node);
                Node? value = loss.Operator.Build(loss.Loss, judged.Node, target, _builder);
                summaries.Add(new LossSummary(
                    loss.Operator.Kind,
                    loss.Operator.TargetKind,
                    loss.Operator.ReadsLogits(loss.Loss),
                    loss.Loss.Reduction == Reduction.Sum,
                    new PortInfo(loss.Name, shape, offset, loss.Operator.ClassesOf(judged.Node.Shape), loss.Operator.IgnoredLabel(loss.Loss))));
                offset += shape.Size;
                total = total is null || value is null ? value ?? total : Sum(total, value, "sum of the losses");
            }

            _builder.RequireKnownValues(loss.Loss);
        }

        return (row, total is null ? null : _builder.Penalties.Aggregate(total, (sum, penalty) => Sum(sum, penalty, "with penalties")), summaries);

        static Node Sum(Node a, Node b, string role) => new Map(Expression.In(0) + Expression.In(1), a.Shape, a, b) { Label = $"loss, {role}" };
    }

    private static long MultiplyAddsBetween(IEnumerable<Node> inputs, Node output) =>
        Ancestors(inputs, output).Sum(n => n is Contraction { B: not null } c ? c.NominalMultiplyAdds * (c.Loop?.Steps ?? 1) : 0);

    /// <summary>A node and all that it is computed from, up to some inputs.</summary>
    private static IEnumerable<Node> Ancestors(IEnumerable<Node> inputs, Node output)
    {
        var seen = new HashSet<Node>(inputs);
        var open = new Stack<Node>([output]);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (seen.Add(node))
            {
                yield return node;

                // A state begins with what another layer has computed.
                foreach (Node next in node is LoopState ? [] : node.Inputs)
                {
                    open.Push(next);
                }
            }
        }
    }

    /// <summary>A loss and what it judges.</summary>
    private sealed record JudgedOutput(string Name, Value? Judged, DeclarationSpec Declaration, LossOperator Operator, LossAttribute Loss, bool IsInBlock);
}

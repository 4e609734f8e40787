using NetGen.Generator.Diagnostics;
using NetGen.Generator.Linting;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// The first pass: declarations become tensor nodes, and shapes are checked on the way. The generator and the analyzer both
/// take their findings from here. This part declares inputs, blocks and names; others lower layers, and collect results.
/// </summary>
internal sealed partial class Lowering
{
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
}

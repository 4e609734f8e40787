using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>One layer as it appears in the summary.</summary>
internal sealed record LayerInfo(string Name, string Kind, TensorShape Shape, int Parameters, long MultiplyAdds);

/// <summary>The result of lowering: a program unless there are findings.</summary>
internal sealed record LoweredNetwork(
    TensorProgram? Program, IReadOnlyList<LayerInfo> Layers, LossSummary? Loss, IReadOnlyList<Finding> Findings);

/// <summary>What the generated class says about its loss.</summary>
internal sealed record LossSummary(string Kind, TargetKind TargetKind, bool FromLogits, bool IsSum);

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
    private readonly Dictionary<string, Value?> _named = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<LayerInfo> _layers = [];
    private Source? _input;
    private Value? _current;
    private long _weights;
    private LossOperator? _lossOperator;
    private (int Index, DeclarationSpec Declaration)? _loss;

    private Lowering(NetworkSpec spec, bool isTraining)
    {
        _spec = spec;
        _builder = new LayerBuilder(isTraining);
    }

    public static LoweredNetwork Run(NetworkSpec spec, bool isTraining) => new Lowering(spec, isTraining).Run();

    private LoweredNetwork Run()
    {
        for (int i = 0; i < _spec.Declarations.Count; i++)
        {
            if (_spec.Declarations[i].IsReadable)
            {
                Declare(i, _spec.Declarations[i]);
            }
            else
            {
                Skip(_spec.Declarations[i]);
            }
        }

        if (!_spec.Declarations.Any(d => d.Kind == "Input"))
        {
            _builder.Findings.Add(Finding.At(Descriptors.MissingInput, -1, null, _spec.Name));
        }

        if (_counts.Count == 0)
        {
            _builder.Findings.Add(Finding.At(Descriptors.NoLayers, -1, null, _spec.Name));
        }

        TensorProgram? program = _input is null || _current is not { IsCertain: true } || _counts.Count == 0 || HasUnreadable
            ? null
            : new TensorProgram
            {
                Input = _input,
                Output = _current.Node,
                Parameters = WithOffsets(_builder.Parameters),
                IsTraining = _builder.IsTraining,
            };
        LossSummary? loss = AddLoss(program);
        return new LoweredNetwork(_builder.Findings.Count == 0 ? program : null, _layers, loss, _builder.Findings);
    }

    /// <summary>Whether some attribute does not compile, so that layers may be missing from what is known.</summary>
    private bool HasUnreadable => _spec.Declarations.Any(d => !d.IsReadable);

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

    private void Declare(int index, DeclarationSpec declaration)
    {
        if (declaration.Kind == "Input")
        {
            DeclareInput(index, declaration);
        }
        else if (OperatorRegistry.FindLoss(declaration.Kind) is { } loss)
        {
            _builder.Enter(index, declaration, declaration.Kind);
            if (_lossOperator is not null)
            {
                _builder.Report(Descriptors.TooManyLosses, null);
                return;
            }

            _lossOperator = loss;
            _loss = (index, declaration);
        }
        else
        {
            DeclareLayer(index, declaration, OperatorRegistry.FindLayer(declaration.Kind)!);
        }
    }

    private void DeclareInput(int index, DeclarationSpec declaration)
    {
        _builder.Enter(index, declaration, "input");
        var input = (InputAttribute)Vocabulary.Create(typeof(InputAttribute), declaration);
        if (_input is not null || _counts.Count > 0)
        {
            _builder.Report(Descriptors.MisplacedInput, null);
            return;
        }

        if (!_builder.Require(
            input.Shape.Length > 0 && input.Shape.All(s => s >= 1), nameof(input.Shape), "at least one size, each at least 1", $"[{string.Join(", ", input.Shape)}]"))
        {
            return;
        }

        if (!_builder.RequireSize(input.Shape, "The input"))
        {
            return;
        }

        _input = new Source(SourceKind.Input, Scope.Sample, new TensorShape(input.Shape)) { Label = "input" };
        _current = new Value(_input, IsCertain: true);
        Remember(input.Name ?? "input", _current, input.Name);
    }

    /// <summary>Counts a layer of which nothing else is known.</summary>
    private void Skip(DeclarationSpec declaration)
    {
        if (OperatorRegistry.FindLoss(declaration.Kind) is { } loss)
        {
            _lossOperator ??= loss;
        }
        else if (OperatorRegistry.FindLayer(declaration.Kind) is not null)
        {
            Count(declaration);
            _current = null;
        }
    }

    private int Count(DeclarationSpec declaration)
    {
        _counts.TryGetValue(declaration.Kind, out int count);
        return _counts[declaration.Kind] = count + 1;
    }

    private void DeclareLayer(int index, DeclarationSpec declaration, Operator layerOperator)
    {
        int number = Count(declaration);
        LayerAttribute layer = layerOperator.Materialize(declaration);
        string name = layer.Name ?? $"{declaration.Kind.ToLowerInvariant()}_{number}";
        _builder.Enter(index, declaration, name);

        Value? input = layer.From is null ? _current : Find(layer.From);
        _current = input is null ? null : Build(layerOperator, layer, input);
        if (_current is not { IsCertain: true })
        {
            Probe(layerOperator, layer, index, declaration);
        }

        _builder.RequireKnownValues(layer);
        Remember(name, _current, layer.Name);
    }

    /// <summary>The layer's output; where there is a mistake, a value of the shape that later layers are checked with, if it can be told.</summary>
    private Value? Build(Operator layerOperator, LayerAttribute layer, Value input)
    {
        int findings = _builder.Findings.Count, parameters = _builder.Parameters.Count;
        Node? output = TryBuild(_builder, layerOperator, layer, input.Node);
        if (output is not null && RequireSizes(output, parameters))
        {
            int count = _builder.Parameters.Skip(parameters).Sum(p => p.Shape.Size);
            _layers.Add(new LayerInfo(_builder.LayerName, layerOperator.Kind, output.Shape, count, MultiplyAddsBetween(input.Node, output)));
            return input with { Node = output };
        }

        // An input whose sizes are a guess says nothing about sizes.
        for (int i = _builder.Findings.Count - 1; i >= findings && !input.IsCertain; i--)
        {
            if (IsAboutSizes(_builder.Findings[i]))
            {
                _builder.Findings.RemoveAt(i);
            }
        }

        return layerOperator.Assume(layer, input.Node.Shape) is { } shape && LayerBuilder.SizeOf(shape.Sizes) <= LayerBuilder.LargestTensor
            ? new Value(new Source(SourceKind.Input, Scope.Sample, shape), IsCertain: false)
            : null;
    }

    /// <summary>Finds mistakes in arguments, which are mistakes whatever the input is.</summary>
    private void Probe(Operator layerOperator, LayerAttribute layer, int index, DeclarationSpec declaration)
    {
        foreach (TensorShape shape in Probes)
        {
            var builder = new LayerBuilder(_builder.IsTraining);
            builder.Enter(index, declaration, _builder.LayerName);
            TryBuild(builder, layerOperator, layer, new Source(SourceKind.Input, Scope.Sample, shape));
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
        || finding.DescriptorId == Descriptors.TooLarge.Id;

    private static Node? TryBuild(LayerBuilder builder, Operator layerOperator, LayerAttribute layer, Node input)
    {
        try
        {
            return layerOperator.Build(layer, input, builder);
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

    private Value? Find(string name)
    {
        if (_named.TryGetValue(name, out Value? found) || HasUnreadable)
        {
            return found;
        }

        string hint = _named.Count == 0 ? "no layer stands before this one" : $"the layers before this one are {string.Join(", ", _named.Keys)}";
        _builder.Report(Descriptors.UnknownFrom, nameof(LayerAttribute.From), name, hint);
        return null;
    }

    private void Remember(string name, Value? value, string? given)
    {
        if (given is not null && !(given.Length > 0 && char.IsLetter(given[0]) && given.All(c => char.IsLetterOrDigit(c) || c == '_')))
        {
            _builder.Report(Descriptors.BadName, nameof(LayerAttribute.Name), given);
        }
        else if (_named.ContainsKey(name))
        {
            _builder.Report(Descriptors.DuplicateName, given is null ? null : nameof(LayerAttribute.Name), name);
        }

        _named[name] = value;
    }

    private LossSummary? AddLoss(TensorProgram? program)
    {
        if (_loss is not { } declared || _lossOperator is null)
        {
            return null;
        }

        LossAttribute loss = _lossOperator.Materialize(declared.Declaration);
        _builder.Enter(declared.Index, declared.Declaration, declared.Declaration.Kind);
        Value? from = loss.From is not null ? Find(loss.From) : _counts.Count > 0 ? _current : null;
        Node? value = null;
        if (from is null)
        {
            var probe = new LayerBuilder(_builder.IsTraining);
            probe.Enter(declared.Index, declared.Declaration, declared.Declaration.Kind);
            BuildLoss(probe, loss, new Source(SourceKind.Input, Scope.Sample, Probes[1]));
            AddFrom(probe);
        }
        else
        {
            (Source target, value) = BuildLoss(_builder, loss, from.Node);
            if (program is not null)
            {
                program.Target = target;
                program.ClassCount = from.Node.Shape.Last;
            }
        }

        _builder.RequireKnownValues(loss);
        if (value is null || program is null)
        {
            return null;
        }

        program.Loss = _builder.Penalties.Aggregate(
            value, (sum, penalty) => new Map(Expression.In(0) + Expression.In(1), sum.Shape, sum, penalty) { Label = "loss, with penalties" });
        return new LossSummary(
            declared.Declaration.Kind, _lossOperator.TargetKind, _lossOperator.ReadsLogits(loss), loss.Reduction == Reduction.Sum);
    }

    private (Source Target, Node? Loss) BuildLoss(LayerBuilder builder, LossAttribute loss, Node output)
    {
        var target = new Source(SourceKind.Target, Scope.Sample, _lossOperator!.TargetShape(output.Shape)) { Label = "target" };
        return (target, _lossOperator.Build(loss, output, target, builder));
    }

    private static long MultiplyAddsBetween(Node input, Node output)
    {
        long sum = 0;
        var seen = new HashSet<Node> { input };
        var open = new Stack<Node>([output]);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (seen.Add(node))
            {
                sum += node is Contraction { B: not null } c ? c.NominalMultiplyAdds : 0;
                foreach (Node next in node.Inputs)
                {
                    open.Push(next);
                }
            }
        }

        return sum;
    }

    /// <summary>What a layer takes and gives while the network is checked.</summary>
    /// <param name="Node">The tensor.</param>
    /// <param name="IsCertain">Whether its sizes are right, rather than a guess after a mistake.</param>
    private sealed record Value(Node Node, bool IsCertain);
}

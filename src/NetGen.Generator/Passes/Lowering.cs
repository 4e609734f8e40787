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
    /// <summary>Elements of one sample of a tensor; a batch of them must fit one array.</summary>
    private const int LargestTensor = 1 << 26;

    private readonly NetworkSpec _spec;
    private readonly LayerBuilder _builder;
    private readonly Dictionary<string, Node?> _named = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<LayerInfo> _layers = [];
    private Source? _input;
    private Node? _current;
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
            Declare(i, _spec.Declarations[i]);
        }

        if (!_spec.Declarations.Any(d => d.Kind == "Input"))
        {
            _builder.Findings.Add(Finding.At(Descriptors.MissingInput, -1, null, _spec.Name));
        }

        if (_counts.Count == 0)
        {
            _builder.Findings.Add(Finding.At(Descriptors.NoLayers, -1, null, _spec.Name));
        }

        TensorProgram? program = _input is null || _current is null || _counts.Count == 0
            ? null
            : new TensorProgram
            {
                Input = _input,
                Output = _current,
                Parameters = WithOffsets(_builder.Parameters),
                IsTraining = _builder.IsTraining,
            };
        LossSummary? loss = program is null ? null : AddLoss(program);
        return new LoweredNetwork(_builder.Findings.Count == 0 ? program : null, _layers, loss, _builder.Findings);
    }

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
            input.Shape.Length > 0 && input.Shape.All(s => s >= 1), "shape", "at least one size, each at least 1", $"[{string.Join(", ", input.Shape)}]"))
        {
            return;
        }

        if (!CheckSize(input.Shape, "The input"))
        {
            return;
        }

        _input = new Source(SourceKind.Input, Scope.Sample, new TensorShape(input.Shape)) { Label = "input" };
        _current = _input;
        Remember(input.Name ?? "input", _input, input.Name);
    }

    private void DeclareLayer(int index, DeclarationSpec declaration, Operator layerOperator)
    {
        _counts.TryGetValue(declaration.Kind, out int count);
        _counts[declaration.Kind] = count + 1;
        LayerAttribute layer = layerOperator.Materialize(declaration);
        string name = layer.Name ?? $"{declaration.Kind.ToLowerInvariant()}_{count + 1}";
        _builder.Enter(index, declaration, name);

        Node? input = layer.From is null ? _current : Find(layer.From);
        int parametersBefore = _builder.Parameters.Sum(p => p.Shape.Size);
        Node? output = input is null ? null : TryBuild(layerOperator, layer, input);
        _current = output;
        Remember(name, output, layer.Name);
        if (output is not null)
        {
            int parameters = _builder.Parameters.Sum(p => p.Shape.Size) - parametersBefore;
            _layers.Add(new LayerInfo(name, declaration.Kind, output.Shape, parameters, MultiplyAddsBetween(input!, output)));
        }
    }

    private Node? TryBuild(Operator layerOperator, LayerAttribute layer, Node input)
    {
        try
        {
            Node? output = layerOperator.Build(layer, input, _builder);
            return output is null || CheckSize(output.Shape.Sizes, $"The output of {_builder.LayerName}") ? output : null;
        }
        catch (OverflowException)
        {
            _builder.Report(Descriptors.TooLarge, null, $"A tensor of {_builder.LayerName}", $"more than {int.MaxValue}", LargestTensor);
            return null;
        }
    }

    private bool CheckSize(IEnumerable<int> shape, string subject)
    {
        long size = shape.Aggregate(1L, (n, s) => Math.Min(n * s, long.MaxValue >> 32));
        if (size <= LargestTensor)
        {
            return true;
        }

        _builder.Report(Descriptors.TooLarge, null, subject, size, LargestTensor);
        return false;
    }

    private Node? Find(string name)
    {
        if (_named.TryGetValue(name, out Node? found))
        {
            return found;
        }

        string hint = _named.Count == 0 ? "no layer stands before this one" : $"the layers before this one are {string.Join(", ", _named.Keys)}";
        _builder.Report(Descriptors.UnknownFrom, nameof(LayerAttribute.From), name, hint);
        return null;
    }

    private void Remember(string name, Node? node, string? given)
    {
        if (given is not null && !(given.Length > 0 && char.IsLetter(given[0]) && given.All(c => char.IsLetterOrDigit(c) || c == '_')))
        {
            _builder.Report(Descriptors.BadName, nameof(LayerAttribute.Name), given);
        }
        else if (_named.ContainsKey(name))
        {
            _builder.Report(Descriptors.DuplicateName, given is null ? null : nameof(LayerAttribute.Name), name);
        }

        _named[name] = node;
    }

    private LossSummary? AddLoss(TensorProgram program)
    {
        if (_loss is not { } declared || _lossOperator is null)
        {
            return null;
        }

        LossAttribute loss = _lossOperator.Materialize(declared.Declaration);
        _builder.Enter(declared.Index, declared.Declaration, declared.Declaration.Kind);
        Node? from = loss.From is null ? program.Output : Find(loss.From);
        if (from is null)
        {
            return null;
        }

        program.Target = new Source(SourceKind.Target, Scope.Sample, _lossOperator.TargetShape(from.Shape)) { Label = "target" };
        program.ClassCount = from.Shape.Last;
        program.Loss = _lossOperator.Build(loss, from, program.Target, _builder);
        if (program.Loss is null)
        {
            return null;
        }

        foreach (Node penalty in _builder.Penalties)
        {
            program.Loss = new Map(Expression.In(0) + Expression.In(1), program.Loss.Shape, program.Loss, penalty) { Label = "loss, with penalties" };
        }

        return new LossSummary(
            declared.Declaration.Kind, _lossOperator.TargetKind, _lossOperator.ReadsLogits(loss), loss.Reduction == Reduction.Sum);
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
}

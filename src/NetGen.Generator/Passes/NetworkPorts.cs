using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>The inputs of a network: one flat row a sample, of which each input is a stretch.</summary>
internal sealed class NetworkInputs
{
    private readonly LayerBuilder _builder;
    private readonly bool _isSingle;
    private readonly int _length;
    private readonly List<(string Name, TensorShape Shape, int Offset, Node Tensor)> _declared = [];

    public NetworkInputs(NetworkSpec spec, LayerBuilder builder)
    {
        _builder = builder;
        InputAttribute[] inputs = [.. spec.Declarations.Where(d => d.Kind == "Input" && d.IsReadable).Select(Vocabulary.Create<InputAttribute>)];
        _isSingle = inputs.Length == 1;
        _length = (int)inputs.Sum(i => Math.Min(LayerBuilder.LargestTensor, i.Shape.Aggregate(1.0, (n, s) => n * Math.Max(s, 0))));
    }

    /// <summary>What the caller fills.</summary>
    public Source? Row { get; private set; }

    public IReadOnlyList<PortInfo> Ports =>
        [.. _declared.Select(d => new PortInfo(d.Name, d.Shape, d.Offset, _builder.IndexLimitOf(d.Tensor)))];

    /// <summary>Adds the next input, or reports what is wrong with it and returns null.</summary>
    public Value? Declare(InputAttribute input, string name)
    {
        string text = $"[{string.Join(", ", input.Shape)}]";
        if (!_builder.Require(
            input.Shape.Length > 0 && input.Shape.All(s => s >= 1), nameof(input.Shape), "at least one size, each at least 1", text)
            || !_builder.RequireSize(input.Shape, "The input"))
        {
            return null;
        }

        _builder.RequireKnownValues(input);
        var shape = new TensorShape(input.Shape);
        int offset = _declared.Sum(d => d.Shape.Size);
        if (_isSingle)
        {
            Row = new Source(SourceKind.Input, Scope.Sample, shape) { Label = name };
        }
        else if (_length <= LayerBuilder.LargestTensor)
        {
            Row ??= new Source(SourceKind.Input, Scope.Sample, new TensorShape(_length)) { Label = "inputs" };
        }
        else
        {
            _builder.RequireSize([_length], "The row of all inputs");
            return null;
        }

        Node tensor = _isSingle ? Row! : Views.Reshape(_builder.Label(Views.Slice(Row!, 0, offset, shape.Size), "part of the row"), shape);
        if (input.Type == InputType.Integer)
        {
            _builder.DeclareIndices(tensor);
        }

        _declared.Add((name, shape, offset, tensor));
        return new Value(ChannelsLast(input, tensor), IsCertain: true);
    }

    private Node ChannelsLast(InputAttribute input, Node tensor) =>
        input.DataFormat == DataFormat.ChannelsLast || tensor.Shape.Rank < 2
            ? tensor
            : _builder.Label(Views.Permute(tensor, [.. Enumerable.Range(1, tensor.Shape.Rank - 1), 0]), "channels last");
}

/// <summary>The outputs of a network, joined to one flat row a sample where there are several.</summary>
/// <param name="Node">The row, or null where it is not known.</param>
/// <param name="Ports">The outputs, each a stretch of the row.</param>
internal sealed record NetworkOutputs(Node? Node, IReadOnlyList<PortInfo> Ports)
{
    public static NetworkOutputs Join(IReadOnlyList<(string Name, Value? Value)> outputs)
    {
        if (outputs.Any(o => o.Value is not { IsCertain: true }))
        {
            return new NetworkOutputs(null, []);
        }

        var ports = new List<PortInfo>();
        foreach ((string name, Value? value) in outputs)
        {
            ports.Add(new PortInfo(name, value!.Node.Shape, ports.Sum(p => p.Shape.Size)));
        }

        Node[] nodes = [.. outputs.Select(o => o.Value!.Node)];
        Node row = nodes.Length == 1
            ? nodes[0]
            : new Concat([.. nodes.Select(n => Views.Reshape(n, new TensorShape(n.Shape.Size)))], 0) { Label = "outputs" };
        return new NetworkOutputs(row, ports);
    }
}

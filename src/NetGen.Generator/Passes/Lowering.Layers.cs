using NetGen.Generator.Diagnostics;
using NetGen.Generator.Linting;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Single layers: their operators build them, and what cannot be built is checked as far as it goes.</summary>
internal sealed partial class Lowering
{
    /// <summary>Inputs that some layer or other accepts, to check arguments where the real input is not known.</summary>
    private static readonly TensorShape[] Probes = [new(256, 256, 64), new(64)];

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
}

using Microsoft.CodeAnalysis;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Linting;

/// <summary>A layer, an input, or a block that goes through steps, which is one layer to those around it.</summary>
/// <param name="name">Its name with the blocks around it.</param>
/// <param name="declaration">Its declaration.</param>
/// <param name="shape">The shape of its output.</param>
internal sealed class GraphLayer(string name, DeclarationSpec declaration, TensorShape shape)
{
    public string Name { get; } = name;

    public DeclarationSpec Declaration { get; } = declaration;

    public TensorShape Shape { get; } = shape;

    /// <summary>What the layer is; null for an input and for a block.</summary>
    public Operator? Operator { get; init; }

    /// <summary>Its attribute; null for an input and for a block.</summary>
    public LayerAttribute? Attribute { get; init; }

    /// <summary>Where its inputs come from, as far as that is known.</summary>
    public IReadOnlyList<GraphLayer> Inputs { get; init; } = [];

    /// <summary>The layers that take its output.</summary>
    public List<GraphLayer> Consumers { get; } = [];

    /// <summary>Its input, if it has one and no more.</summary>
    public GraphLayer? OnlyInput => Inputs.Count == 1 ? Inputs[0] : null;

    /// <summary>The layer that takes its output, if one does and no more.</summary>
    public GraphLayer? OnlyConsumer => Consumers.Count == 1 ? Consumers[0] : null;

    /// <summary>Its own weights, rather than those of a layer that it shares with.</summary>
    public IReadOnlyList<Parameter> Weights { get; init; } = [];

    /// <summary>The layer whose weights it uses, or null.</summary>
    public string? SharedWith { get; init; }

    public bool IsTrainable { get; init; } = true;

    /// <summary>Whether it adds a penalty to the loss, of its weights or of its output.</summary>
    public bool HasPenalty { get; init; }

    public bool IsInBlock { get; init; }

    /// <summary>Whether it stands in a loop over time.</summary>
    public bool IsInLoop { get; init; }

    /// <summary>The shape that the layer sees: of one step, if it goes through steps.</summary>
    public TensorShape InputShape
    {
        get
        {
            TensorShape shape = Inputs.Count > 0 ? Inputs[0].Shape : Shape;
            return Attribute is { TimeDistributed: true } && shape.Rank > 1 ? new TensorShape(shape.Sizes.Skip(1)) : shape;
        }
    }

    /// <summary>The function that gives its values; null where no activation does.</summary>
    public Activation? Function => Attribute is null ? null : Operator!.FunctionOf(Attribute, InputShape);

    /// <summary>The argument that says which function, or null where the whole attribute does.</summary>
    public string? FunctionArgument => Attribute is WeightedLayerAttribute ? nameof(WeightedLayerAttribute.Activation) : null;

    /// <summary>Whether it is nothing but that function, applied to its input.</summary>
    public bool IsPlainFunction => Attribute is not WeightedLayerAttribute && Function is not null;

    /// <summary>How strong the noise is that it adds in training; null for a layer that is no noise.</summary>
    public double? Noise => Attribute is null ? null : Operator!.NoiseOf(Attribute);

    /// <summary>Whether all values it gives are its input's.</summary>
    public bool KeepsValues => Attribute is not null && Operator!.KeepsValues(Attribute);

    /// <summary>The layer that computed the values, before those that hand them on.</summary>
    public GraphLayer Origin
    {
        get
        {
            GraphLayer origin = this;
            while (origin.KeepsValues && origin.OnlyInput is { } input)
            {
                origin = input;
            }

            return origin;
        }
    }

    /// <summary>The layer that decides how many channels the output has, before activations and noise.</summary>
    public GraphLayer ChannelOrigin
    {
        get
        {
            GraphLayer origin = this;
            while ((origin.IsPlainFunction || origin.Noise is not null) && origin.OnlyInput is { } input && input.Shape.Last == Shape.Last)
            {
                origin = input;
            }

            return origin;
        }
    }

    /// <summary>A finding about the layer, at an argument or at the whole attribute.</summary>
    public Finding Report(DiagnosticDescriptor descriptor, string? argument, params object[] message) =>
        Finding.At(descriptor, Declaration.Source, IsInBlock ? null : argument, message);
}

/// <summary>Findings in terms of layers.</summary>
internal static class LayerFindings
{
    /// <summary>The finding with the layer that a code fix may change; one in a block stands elsewhere.</summary>
    public static Finding MendedAt(this Finding finding, GraphLayer layer) => layer.IsInBlock ? finding : finding with { Other = layer.Declaration.Source };
}

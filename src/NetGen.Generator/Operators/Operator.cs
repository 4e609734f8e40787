using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>
/// One kind of layer, in one place: what its arguments may be, what shape it gives, which parameters it has and which
/// tensor nodes it stands for.
/// </summary>
internal abstract class Operator
{
    /// <summary>The attribute's name without its suffix.</summary>
    public abstract string Kind { get; }

    /// <summary>Creates the attribute a declaration stands for, with the vocabulary's own defaults.</summary>
    public abstract LayerAttribute Materialize(DeclarationSpec declaration);

    /// <summary>What the layer does with a mask of its input's steps.</summary>
    public virtual MaskRule MaskRule => MaskRule.Refuses;

    /// <summary>
    /// Whether the layer takes tensors that are one for all samples, weights among them, as they are. Any other layer gets them as if each
    /// sample had its own.
    /// </summary>
    public virtual bool TakesShared => false;

    /// <summary>Whether the layer behind takes the output of the layer before, so that this one's is only had by its name.</summary>
    public virtual bool StandsAside => false;

    /// <summary>The tensors the layer takes, in the order in which <see cref="Build"/> gets them.</summary>
    public virtual IReadOnlyList<InputName> InputNames(LayerAttribute layer) => [new(layer.From, nameof(LayerAttribute.From))];

    /// <summary>The same for a layer whose inputs depend on what stands in its declaration besides arguments.</summary>
    public virtual IReadOnlyList<InputName> InputNames(LayerAttribute layer, DeclarationSpec declaration) => InputNames(layer);

    /// <summary>The function that gives the layer's values, linear for plain sums of products with weights; null where no activation gives them.</summary>
    public virtual Activation? FunctionOf(LayerAttribute layer, TensorShape input) => (layer as WeightedLayerAttribute)?.Activation;

    /// <summary>Whether every value the layer gives is one of its input's, noise of training aside.</summary>
    public virtual bool KeepsValues(LayerAttribute layer) => false;

    /// <summary>How strong the noise is that the layer adds in training, its rate or its deviation; null for a layer that is no noise.</summary>
    public virtual double? NoiseOf(LayerAttribute layer) => null;

    /// <summary>Whether training takes a constant of each channel off the layer's input, so that a bias before it has no effect.</summary>
    public virtual bool CancelsBias(LayerAttribute layer, TensorShape input) => false;

    /// <summary>The windows that go along the axes of an input that fits; none for a layer without any.</summary>
    public virtual IReadOnlyList<SlidingWindow> WindowsOf(LayerAttribute layer, TensorShape input) => [];

    /// <summary>Adds the layer's nodes behind its inputs, or reports what is wrong and returns null.</summary>
    public abstract Node? Build(LayerAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder);

    /// <summary>
    /// The shape to check later layers with after a mistake in this one: its sizes may be off, but it has as many axes and
    /// channels as the layer will give once it is mended. Null where that cannot be told.
    /// </summary>
    public abstract TensorShape? Assume(LayerAttribute layer, IReadOnlyList<TensorShape> inputs);
}

/// <summary>What a layer does with a mask.</summary>
internal enum MaskRule
{
    /// <summary>It would compute with steps that do not count, so a mask is an error.</summary>
    Refuses,

    /// <summary>Its output has the steps of its input, and the mask with them.</summary>
    Passes,

    /// <summary>It reads the mask, and says itself what mask its output has.</summary>
    Reads,
}

/// <summary>A tensor a layer takes.</summary>
/// <param name="Name">The name of the layer or input that gives it; null for the output of the layer before.</param>
/// <param name="Argument">The argument that names it.</param>
internal sealed record InputName(string? Name, string Argument);

/// <summary>An operator over its attribute that takes one tensor.</summary>
internal abstract class Operator<TAttribute> : Operator
    where TAttribute : LayerAttribute
{
    public override string Kind { get; } = Vocabulary.KindOf(typeof(TAttribute));

    public override LayerAttribute Materialize(DeclarationSpec declaration) => Vocabulary.Create<TAttribute>(declaration);

    public override Node? Build(LayerAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder) =>
        Build((TAttribute)layer, inputs[0], builder);

    public override TensorShape? Assume(LayerAttribute layer, IReadOnlyList<TensorShape> inputs) => Assume((TAttribute)layer, inputs[0]);

    protected abstract Node? Build(TAttribute layer, Node input, LayerBuilder builder);

    protected virtual TensorShape? Assume(TAttribute layer, TensorShape input) => null;
}

/// <summary>An operator over its attribute that takes several tensors.</summary>
internal abstract class MultiInputOperator<TAttribute> : Operator
    where TAttribute : LayerAttribute
{
    public override string Kind { get; } = Vocabulary.KindOf(typeof(TAttribute));

    public override LayerAttribute Materialize(DeclarationSpec declaration) => Vocabulary.Create<TAttribute>(declaration);

    public override IReadOnlyList<InputName> InputNames(LayerAttribute layer) => InputNames((TAttribute)layer);

    public override Node? Build(LayerAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder) =>
        Build((TAttribute)layer, inputs, builder);

    public override TensorShape? Assume(LayerAttribute layer, IReadOnlyList<TensorShape> inputs) => Assume((TAttribute)layer, inputs);

    protected abstract IReadOnlyList<InputName> InputNames(TAttribute layer);

    protected abstract Node? Build(TAttribute layer, IReadOnlyList<Node> inputs, LayerBuilder builder);

    protected virtual TensorShape? Assume(TAttribute layer, IReadOnlyList<TensorShape> inputs) => null;
}

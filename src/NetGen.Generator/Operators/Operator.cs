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

    /// <summary>Adds the layer's nodes behind <paramref name="input"/>, or reports what is wrong and returns null.</summary>
    public abstract Node? Build(LayerAttribute layer, Node input, LayerBuilder builder);

    /// <summary>
    /// The shape to check later layers with after a mistake in this one: its sizes may be off, but it has as many axes and
    /// channels as the layer will give once it is mended. Null where that cannot be told.
    /// </summary>
    public abstract TensorShape? Assume(LayerAttribute layer, TensorShape input);
}

/// <summary>An operator over its attribute.</summary>
internal abstract class Operator<TAttribute> : Operator
    where TAttribute : LayerAttribute
{
    public override string Kind { get; } = Vocabulary.KindOf(typeof(TAttribute));

    public override LayerAttribute Materialize(DeclarationSpec declaration) => Vocabulary.Create<TAttribute>(declaration);

    public override Node? Build(LayerAttribute layer, Node input, LayerBuilder builder) =>
        Build((TAttribute)layer, input, builder);

    public override TensorShape? Assume(LayerAttribute layer, TensorShape input) => Assume((TAttribute)layer, input);

    protected abstract Node? Build(TAttribute layer, Node input, LayerBuilder builder);

    protected virtual TensorShape? Assume(TAttribute layer, TensorShape input) => null;
}

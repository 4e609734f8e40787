namespace NetGen;

/// <summary>A weight of one's own, for layers that name it. Keras: <c>Layer.add_weight</c>.</summary>
/// <remarks>
/// <para>
/// It is a tensor of its shape, the same for every sample, and takes no part in the sequence of layers: the layer behind it takes the output
/// of the layer before it. With operations on tensors it makes layers of one's own, usually in a <see cref="BlockAttribute"/>, whose uses then
/// each have their own weights. Layers that work on samples take it as if each sample had it.
/// </para>
/// <para>One parameter, whose name is the layer's: <c>simpledense_1.w</c>.</para>
/// <para>Fans for the initialiser follow Keras: a vector's are both its length, any other shape's are those of a kernel.</para>
/// </remarks>
/// <example>
/// <code>
/// [Weight(-1, Units, Name = "w"), Weight(Units, Name = "b", Initializer = Initializer.Zeros)]
/// [MatMul("w"), Add("b")]
/// public sealed class SimpleDenseAttribute(int units) : BlockAttribute(units)
/// {
///     private const int Units = 32;
/// }
/// </code>
/// </example>
/// <param name="shape">The length of each axis; one may be -1, which stands for the length of the last axis of what the layer stands behind.</param>
public sealed class WeightAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>
    /// The length of each axis; -1 stands for the last axis of the output of the layer before, or of <see cref="LayerAttribute.From"/>.
    /// Keras: <c>shape</c>.
    /// </summary>
    public int[] Shape { get; } = shape ?? [];

    /// <summary>How it is initialised. Default: <see cref="Initializer.GlorotUniform"/>. Keras: <c>initializer</c>.</summary>
    public Initializer Initializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>
    /// The value that goes with <see cref="Initializer"/>, with the meanings of <see cref="WeightedLayerAttribute.KernelInitializerScale"/>.
    /// Default: <see cref="double.NaN"/>, the initialiser's own default.
    /// </summary>
    public double InitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the sum of its absolute values. Default: 0. Keras: <c>regularizer</c>, l1.</summary>
    public double L1 { get; set; }

    /// <summary>The penalty on the sum of its squares. Default: 0. Keras: <c>regularizer</c>, l2.</summary>
    public double L2 { get; set; }

    /// <summary>What it is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>constraint</c>.</summary>
    public Constraint Constraint { get; set; }

    /// <summary>
    /// The largest norm of <see cref="Constraint.MaxNorm"/> and <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>,
    /// which stands for 2 and 1. Keras: <c>max_value</c>.
    /// </summary>
    public double MaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm of <see cref="Constraint.MinMaxNorm"/>. Default: <see cref="double.NaN"/>, which stands for 0. Keras: <c>min_value</c>.</summary>
    public double MinNorm { get; set; } = double.NaN;

    /// <summary>
    /// The share of the way that <see cref="Constraint.MinMaxNorm"/> goes in a step, above 0 and at most 1. Default: <see cref="double.NaN"/>,
    /// which stands for 1. Keras: <c>rate</c>.
    /// </summary>
    public double ConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes that a norm is taken over, counted from 0. Default: all but the last. Keras: <c>axis</c>.</summary>
    public int[]? ConstraintAxes { get; set; }
}

/// <summary>Has each call replace a weight's value, which makes it state: a counter, a running total. Keras: <c>Variable.assign</c>.</summary>
/// <remarks>
/// <para>
/// The new value is a tensor that is one for all samples, such as what follows from weights and from sums over the batch
/// (<c>[ReduceSum(0)]</c>), of the weight's shape. Like a weight, this takes no part in the sequence of layers. Layers that name the weight see its value
/// from before the call, wherever they stand.
/// </para>
/// <para>
/// <c>Predict</c>, which is safe from many threads, leaves the weight as it is. A session, from <c>CreateSession()</c>, has a copy of its own of the
/// state and writes to it after each prediction; <c>TrainBatch</c> writes to the weights of the network.
/// </para>
/// </remarks>
/// <param name="weight">The name of a <see cref="WeightAttribute">weight</see> that is not trainable.</param>
/// <param name="value">The name of the new value; the output of the layer before by default.</param>
public sealed class AssignAttribute(string weight, string? value = null) : LayerAttribute
{
    /// <summary>The name of the weight.</summary>
    public string Weight { get; } = weight;

    /// <summary>The name of its new value; null for the output of the layer before, or of <see cref="LayerAttribute.From"/>. Default: null.</summary>
    public string? Value { get; } = value;
}

namespace NetGen;

/// <summary>Gives each whole number a vector of its own, which is learnt. Keras: <c>Embedding</c>.</summary>
/// <remarks>
/// Input whole numbers of any shape, which must come from an <see cref="InputAttribute"/> with <see cref="InputType.Integer"/>; output the same
/// shape with <see cref="OutputDim"/> channels: <c>y[i] = embeddings[x[i]]</c>. The table has the shape (<see cref="InputDim"/>,
/// <see cref="OutputDim"/>).
/// </remarks>
/// <param name="inputDim">How many numbers there are, from 0.</param>
/// <param name="outputDim">The length of each vector.</param>
public sealed class EmbeddingAttribute(int inputDim, int outputDim) : LayerAttribute
{
    /// <summary>How many numbers there are, from 0. Keras: <c>input_dim</c>.</summary>
    public int InputDim { get; } = inputDim;

    /// <summary>The length of each vector. Keras: <c>output_dim</c>.</summary>
    public int OutputDim { get; } = outputDim;

    /// <summary>
    /// Whether 0 stands for a step that is not there, which later layers leave out. Default: false. Keras: <c>mask_zero</c>.
    /// </summary>
    public bool MaskZero { get; set; }

    /// <summary>How the table is initialised. Default: <see cref="Initializer.Uniform"/>. Keras: <c>embeddings_initializer</c>.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.Uniform;

    /// <summary>The value that goes with <see cref="EmbeddingsInitializer"/>. Default: its own.</summary>
    public double EmbeddingsInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the table's absolute values. Default: 0. Keras: <c>embeddings_regularizer</c>, l1.</summary>
    public double EmbeddingsL1 { get; set; }

    /// <summary>The penalty on the table's squares. Default: 0. Keras: <c>embeddings_regularizer</c>, l2.</summary>
    public double EmbeddingsL2 { get; set; }

    /// <summary>What the table is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>embeddings_constraint</c>.</summary>
    public Constraint EmbeddingsConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double EmbeddingsMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double EmbeddingsMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double EmbeddingsConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last, which gives each channel a norm. Keras: <c>axis</c>.</summary>
    public int[]? EmbeddingsConstraintAxes { get; set; }
}

/// <summary>
/// A vector for each position of a sequence, which is learnt and added to what stands there. KerasHub: <c>PositionEmbedding</c>, with the sum.
/// </summary>
/// <remarks>
/// Input and output (steps, features): <c>y[t] = x[t] + embeddings[t]</c>. With <see cref="Sinusoidal"/> the vectors are fixed:
/// <c>sin(t / 10000^(i / features))</c> for even i and the cosine of the same angle behind it. Source: A. Vaswani et al., "Attention is all you
/// need", 2017.
/// </remarks>
public sealed class PositionalEmbeddingAttribute : LayerAttribute
{
    /// <summary>Whether the vectors are fixed waves in place of learnt ones. Default: false.</summary>
    public bool Sinusoidal { get; set; }

    /// <summary>How learnt vectors are initialised. Default: <see cref="Initializer.GlorotUniform"/>. KerasHub: <c>initializer</c>.</summary>
    public Initializer EmbeddingsInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value that goes with <see cref="EmbeddingsInitializer"/>. Default: its own.</summary>
    public double EmbeddingsInitializerScale { get; set; } = double.NaN;
}

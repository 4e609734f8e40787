namespace NetGen;

/// <summary>How attention scores a query against a key. Keras: <c>score_mode</c>.</summary>
public enum AttentionScore
{
    /// <summary>Their dot product. Source: M. Luong et al., "Effective approaches to attention-based neural machine translation", 2015.</summary>
    Dot,

    /// <summary>The sum of <c>tanh(query + key)</c>, times a learnt number.</summary>
    Concat,
}

/// <summary>What attention layers share: where values and keys come from, and which of them a query may see.</summary>
/// <remarks>
/// <para>
/// The layer takes three sequences: the query, which is the layer's input (steps, features), the value (value steps, features) and the key
/// (value steps, features). Each query gets a weighted mean of the values; the weights are a softmax over the value steps of how well the
/// query and the keys go together. Without <see cref="Value"/> a sequence attends to itself.
/// </para>
/// <para>
/// Steps of the value that a mask leaves out get no weight: their score is -1e9 before the softmax, as in Keras, whose exponential is zero in
/// either precision beside any score of a step that counts. The output has the mask of the query.
/// </para>
/// </remarks>
public abstract class AttentionLayerAttribute : LayerAttribute
{
    /// <summary>The name of the layer or input that gives the values. Default: the query itself. Keras: <c>value</c>.</summary>
    public string? Value { get; set; }

    /// <summary>The name of the layer or input that gives the keys, with as many steps as the values. Default: the values. Keras: <c>key</c>.</summary>
    public string? Key { get; set; }

    /// <summary>The share of the weights that training drops. Default: 0. Keras: <c>dropout</c>.</summary>
    public double Dropout { get; set; }

    /// <summary>The seed of the dropout, as <see cref="DropoutAttribute.Seed"/>. Default: <see cref="int.MinValue"/>, which is none. Keras: <c>seed</c>.</summary>
    public int Seed { get; set; } = int.MinValue;

    /// <summary>Whether a step sees only values of its own step and of those before it. Default: false. Keras: <c>use_causal_mask</c>.</summary>
    public bool UseCausalMask { get; set; }
}

/// <summary>What the layers of several attention heads share: learnt projections before the heads and behind them.</summary>
/// <remarks>
/// Each of the projections is a kernel and a bias. Where a query sees no value at all, or is masked itself, its weights are all zero.
/// </remarks>
public abstract class HeadedAttentionAttribute : AttentionLayerAttribute
{
    /// <summary>Whether the projections add biases. Default: true. Keras: <c>use_bias</c>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernels are initialised. Default: <see cref="Initializer.GlorotUniform"/>. Keras: <c>kernel_initializer</c>.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value that goes with <see cref="KernelInitializer"/>. Default: its own.</summary>
    public double KernelInitializerScale { get; set; } = double.NaN;

    /// <summary>How the biases are initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>bias_initializer</c>.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value that goes with <see cref="BiasInitializer"/>. Default: its own.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the kernels' absolute values. Default: 0. Keras: <c>kernel_regularizer</c>, l1.</summary>
    public double KernelL1 { get; set; }

    /// <summary>The penalty on the kernels' squares. Default: 0. Keras: <c>kernel_regularizer</c>, l2.</summary>
    public double KernelL2 { get; set; }

    /// <summary>The penalty on the biases' absolute values. Default: 0. Keras: <c>bias_regularizer</c>, l1.</summary>
    public double BiasL1 { get; set; }

    /// <summary>The penalty on the biases' squares. Default: 0. Keras: <c>bias_regularizer</c>, l2.</summary>
    public double BiasL2 { get; set; }

    /// <summary>What the kernels are brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>kernel_constraint</c>.</summary>
    public Constraint KernelConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last. Keras: <c>axis</c>.</summary>
    public int[]? KernelConstraintAxes { get; set; }

    /// <summary>What the biases are brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>bias_constraint</c>.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last. Keras: <c>axis</c>.</summary>
    public int[]? BiasConstraintAxes { get; set; }

    /// <summary>The penalty on the absolute values of each projection, divided by the batch size. Default: 0. Keras: <c>activity_regularizer</c>, l1.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>The penalty on the squares of each projection, divided by the batch size. Default: 0. Keras: <c>activity_regularizer</c>, l2.</summary>
    public double ActivityL2 { get; set; }
}

/// <summary>Attention of several heads, each in a space of its own. Keras: <c>MultiHeadAttention</c>.</summary>
/// <remarks>
/// For each head, with q, k and v the projections of query, key and value: <c>softmax(q k / √keyDim) v</c>; a last projection joins the heads.
/// Output (steps, <see cref="OutputDim"/>). The weights are <c>query_kernel</c> and <c>key_kernel</c> (features, heads, keyDim),
/// <c>value_kernel</c> (features, heads, valueDim) and <c>attention_output_kernel</c> (heads, valueDim, outputs), with biases <c>query_bias</c>,
/// <c>key_bias</c>, <c>value_bias</c> and <c>attention_output_bias</c>. Source: A. Vaswani et al., "Attention is all you need", 2017.
/// </remarks>
/// <param name="numHeads">The number of heads.</param>
/// <param name="keyDim">The length of a query and a key in each head.</param>
public sealed class MultiHeadAttentionAttribute(int numHeads, int keyDim) : HeadedAttentionAttribute
{
    /// <summary>The number of heads. Keras: <c>num_heads</c>.</summary>
    public int NumHeads { get; } = numHeads;

    /// <summary>The length of a query and a key in each head. Keras: <c>key_dim</c>.</summary>
    public int KeyDim { get; } = keyDim;

    /// <summary>The length of a value in each head. Default: 0, which stands for <see cref="KeyDim"/>. Keras: <c>value_dim</c>.</summary>
    public int ValueDim { get; set; }

    /// <summary>The number of outputs of each step. Default: 0, which stands for the query's features. Keras: <c>output_shape</c>.</summary>
    public int OutputDim { get; set; }
}

/// <summary>Attention of several heads of which groups share their keys and values. Keras: <c>GroupQueryAttention</c>.</summary>
/// <remarks>
/// As <see cref="MultiHeadAttentionAttribute"/>, but head i reads key and value number <c>i / (numQueryHeads / numKeyValueHeads)</c>. Output
/// (steps, features of the query). The weights are <c>query_kernel</c> (features, numQueryHeads, headDim), <c>key_kernel</c> and
/// <c>value_kernel</c> (features, numKeyValueHeads, headDim) and <c>attention_output_kernel</c> (numQueryHeads, headDim, features), with their
/// biases. Source: J. Ainslie et al., "GQA: training generalized multi-query transformer models from multi-head checkpoints", 2023.
/// </remarks>
/// <param name="headDim">The length of a query, a key and a value in each head.</param>
/// <param name="numQueryHeads">The number of heads.</param>
/// <param name="numKeyValueHeads">The number of keys and values, which divides the number of heads.</param>
public sealed class GroupQueryAttentionAttribute(int headDim, int numQueryHeads, int numKeyValueHeads) : HeadedAttentionAttribute
{
    /// <summary>The length of a query, a key and a value in each head. Keras: <c>head_dim</c>.</summary>
    public int HeadDim { get; } = headDim;

    /// <summary>The number of heads. Keras: <c>num_query_heads</c>.</summary>
    public int NumQueryHeads { get; } = numQueryHeads;

    /// <summary>The number of keys and values, which divides the number of heads. Keras: <c>num_key_value_heads</c>.</summary>
    public int NumKeyValueHeads { get; } = numKeyValueHeads;
}

/// <summary>Attention on the sequences as they are. Keras: <c>Attention</c>.</summary>
/// <remarks>
/// <c>softmax(score(query, key)) value</c>; query and key have equally many features. Output (steps, features of the value). Where the query is
/// masked, the output is zero; a query that sees no value at all gets their plain mean.
/// </remarks>
public sealed class AttentionAttribute : AttentionLayerAttribute
{
    /// <summary>
    /// Whether a learnt number, <c>scale</c> (1), multiplies the dot product, or the sum in the tanh of <see cref="AttentionScore.Concat"/>.
    /// It begins at 1. Default: false. Keras: <c>use_scale</c>.
    /// </summary>
    public bool UseScale { get; set; }

    /// <summary>
    /// How a query is scored against a key. Default: <see cref="AttentionScore.Dot"/>. <see cref="AttentionScore.Concat"/> adds the weight
    /// <c>concat_score_weight</c> (1), which begins at 1. Keras: <c>score_mode</c>.
    /// </summary>
    public AttentionScore ScoreMode { get; set; }
}

/// <summary>Attention whose score is a sum of tanh. Keras: <c>AdditiveAttention</c>.</summary>
/// <remarks>
/// The score of a query and a key is <c>sum(scale * tanh(query + key))</c>, else as <see cref="AttentionAttribute"/>. Output (steps, features of
/// the value). Source: D. Bahdanau et al., "Neural machine translation by jointly learning to align and translate", 2015.
/// </remarks>
public sealed class AdditiveAttentionAttribute : AttentionLayerAttribute
{
    /// <summary>Whether there is the learnt <c>scale</c> (features), rather than ones. Default: true. Keras: <c>use_scale</c>.</summary>
    public bool UseScale { get; set; } = true;
}

namespace NetGen;

/// <summary>How the outputs of the two directions of a recurrent layer become one. Keras: <c>merge_mode</c> of <c>Bidirectional</c>.</summary>
public enum MergeMode
{
    /// <summary>One after the other along the channels.</summary>
    Concat,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Average,

    /// <summary>Their product.</summary>
    Multiply,
}

/// <summary>Whose order and shapes the weights of a recurrent layer have.</summary>
public enum RecurrentForm
{
    /// <summary>
    /// Keras's: <c>kernel</c> (features, gates × units), <c>recurrent_kernel</c> (units, gates × units) and <c>bias</c>, the gates of an LSTM in
    /// the order input, forget, cell, output, those of a GRU in the order update, reset, candidate.
    /// </summary>
    Keras,

    /// <summary>
    /// PyTorch's: <c>weight_ih</c> (gates × units, features), <c>weight_hh</c> (gates × units, units), <c>bias_ih</c> and <c>bias_hh</c>, the
    /// gates of a GRU in the order reset, update, candidate.
    /// </summary>
    PyTorch,
}

/// <summary>What recurrent layers share: a cell that goes through a sequence step by step and hands its state on.</summary>
/// <remarks>
/// Input (steps, features); output (<see cref="Units"/>), the last step's, or (steps, <see cref="Units"/>) with
/// <see cref="ReturnSequences"/>. Steps that a mask leaves out keep the state and repeat the output before them.
/// </remarks>
/// <param name="units">The length of the state.</param>
public abstract class RecurrentAttribute(int units) : LayerAttribute
{
    /// <summary>The length of the state. Keras: <c>units</c>.</summary>
    public int Units { get; } = units;

    /// <summary>The function of the candidate state. Default: <see cref="NetGen.Activation.Tanh"/>. Keras: <c>activation</c>.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>Whether biases are added. Default: true. Keras: <c>use_bias</c>.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>How the kernel is initialised. Default: <see cref="Initializer.GlorotUniform"/>. Keras: <c>kernel_initializer</c>.</summary>
    public Initializer KernelInitializer { get; set; } = Initializer.GlorotUniform;

    /// <summary>The value that goes with <see cref="KernelInitializer"/>. Default: its own.</summary>
    public double KernelInitializerScale { get; set; } = double.NaN;

    /// <summary>How the recurrent kernel is initialised. Default: <see cref="Initializer.Orthogonal"/>. Keras: <c>recurrent_initializer</c>.</summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The value that goes with <see cref="RecurrentInitializer"/>. Default: its own.</summary>
    public double RecurrentInitializerScale { get; set; } = double.NaN;

    /// <summary>How the bias is initialised. Default: <see cref="Initializer.Zeros"/>. Keras: <c>bias_initializer</c>.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The value that goes with <see cref="BiasInitializer"/>. Default: its own.</summary>
    public double BiasInitializerScale { get; set; } = double.NaN;

    /// <summary>The penalty on the kernel's absolute values. Default: 0. Keras: <c>kernel_regularizer</c>, l1.</summary>
    public double KernelL1 { get; set; }

    /// <summary>The penalty on the kernel's squares. Default: 0. Keras: <c>kernel_regularizer</c>, l2.</summary>
    public double KernelL2 { get; set; }

    /// <summary>The penalty on the recurrent kernel's absolute values. Default: 0. Keras: <c>recurrent_regularizer</c>, l1.</summary>
    public double RecurrentL1 { get; set; }

    /// <summary>The penalty on the recurrent kernel's squares. Default: 0. Keras: <c>recurrent_regularizer</c>, l2.</summary>
    public double RecurrentL2 { get; set; }

    /// <summary>The penalty on the bias's absolute values. Default: 0. Keras: <c>bias_regularizer</c>, l1.</summary>
    public double BiasL1 { get; set; }

    /// <summary>The penalty on the bias's squares. Default: 0. Keras: <c>bias_regularizer</c>, l2.</summary>
    public double BiasL2 { get; set; }

    /// <summary>What the kernel is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>kernel_constraint</c>.</summary>
    public Constraint KernelConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double KernelConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last; of a weight in PyTorch's form, all but the first. Keras: <c>axis</c>.</summary>
    public int[]? KernelConstraintAxes { get; set; }

    /// <summary>What the recurrent kernel is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>recurrent_constraint</c>.</summary>
    public Constraint RecurrentConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double RecurrentMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double RecurrentMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double RecurrentConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last; of a weight in PyTorch's form, all but the first. Keras: <c>axis</c>.</summary>
    public int[]? RecurrentConstraintAxes { get; set; }

    /// <summary>What the bias is brought back to after each step. Default: <see cref="Constraint.None"/>. Keras: <c>bias_constraint</c>.</summary>
    public Constraint BiasConstraint { get; set; }

    /// <summary>The largest norm, as <see cref="WeightedLayerAttribute.KernelMaxNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasMaxNorm { get; set; } = double.NaN;

    /// <summary>The smallest norm, as <see cref="WeightedLayerAttribute.KernelMinNorm"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasMinNorm { get; set; } = double.NaN;

    /// <summary>The share of the way in a step, as <see cref="WeightedLayerAttribute.KernelConstraintRate"/>. Default: <see cref="double.NaN"/>, the constraint's own default.</summary>
    public double BiasConstraintRate { get; set; } = double.NaN;

    /// <summary>The axes of the weight that a norm is taken over, counted from 0. Default: all but the last. Keras: <c>axis</c>.</summary>
    public int[]? BiasConstraintAxes { get; set; }

    /// <summary>The penalty on the absolute values of the output, divided by the batch size. Default: 0. Keras: <c>activity_regularizer</c>, l1.</summary>
    public double ActivityL1 { get; set; }

    /// <summary>The penalty on the squares of the output, divided by the batch size. Default: 0. Keras: <c>activity_regularizer</c>, l2.</summary>
    public double ActivityL2 { get; set; }

    /// <summary>The share of the features that training drops, the same in every step. Default: 0. Keras: <c>dropout</c>.</summary>
    public double Dropout { get; set; }

    /// <summary>The share of the state that training drops on its way to the next step, the same in every step. Default: 0. Keras: <c>recurrent_dropout</c>.</summary>
    public double RecurrentDropout { get; set; }

    /// <summary>The seed of both dropouts, as <see cref="DropoutAttribute.Seed"/>. Default: <see cref="int.MinValue"/>, which is none. Keras: <c>seed</c>.</summary>
    public int Seed { get; set; } = int.MinValue;

    /// <summary>Whether the output is that of every step. Default: false, the last one's. Keras: <c>return_sequences</c>.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the sequence is taken from its end; outputs of all steps then come in that order too. Default: false. Keras: <c>go_backwards</c>.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether a second cell with weights of its own goes through the sequence from its end. Default: false. Keras: the layer
    /// <c>Bidirectional</c>.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>How the outputs of the two directions become one. Default: <see cref="MergeMode.Concat"/>.</summary>
    public MergeMode MergeMode { get; set; }

    /// <summary>
    /// The name of the layer that gives the state before the first step: a recurrent layer of the same kind gives the state
    /// after its last step, any other its output. Default: zeros. Keras: <c>initial_state</c>.
    /// </summary>
    public string? InitialState { get; set; }

    /// <summary>
    /// Whether a session's call begins with the states that its call before left, sample by sample, rather than with zeros. Default: false. Keras:
    /// <c>stateful</c>.
    /// </summary>
    /// <remarks>
    /// Such states belong to sessions, from <c>CreateSession(batchSize)</c>: their <c>Predict</c> and <c>TrainBatch</c> carry them on, <c>State</c>, <c>ResetState</c>
    /// and <c>ResetStates</c> read and set them. The network's own <c>Predict</c>, <c>TrainBatch</c> and <c>Fit</c> begin every call with zeros. It goes with neither
    /// <see cref="Bidirectional"/> nor initial states.
    /// </remarks>
    public bool Stateful { get; set; }

    /// <summary>Whose order and shapes the weights have. Default: <see cref="RecurrentForm.Keras"/>.</summary>
    public RecurrentForm Form { get; set; }
}

/// <summary>A fully connected recurrent layer. Keras: <c>SimpleRNN</c>.</summary>
/// <remarks><c>h' = activation(x W + h U + b)</c>, and the output is h'.</remarks>
/// <param name="units">The length of the state.</param>
public sealed class SimpleRNNAttribute(int units) : RecurrentAttribute(units);

/// <summary>Long short-term memory. Keras: <c>LSTM</c>.</summary>
/// <remarks>
/// With <c>i, f, o = recurrentActivation(x W + h U + b)</c> of their gates and <c>g = activation(x W + h U + b)</c> of the cell's:
/// <c>c' = f c + i g</c> and <c>h' = o activation(c')</c>; the output is h'. Source: S. Hochreiter, J. Schmidhuber, "Long short-term
/// memory", 1997, with the forget gate of F. Gers et al., 2000.
/// </remarks>
/// <param name="units">The length of the state.</param>
public sealed class LSTMAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The function of the gates. Default: <see cref="NetGen.Activation.Sigmoid"/>. Keras: <c>recurrent_activation</c>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>Whether the forget gate's bias begins at 1 more than the others. Default: true. Keras: <c>unit_forget_bias</c>.</summary>
    public bool UnitForgetBias { get; set; } = true;
}

/// <summary>Gated recurrent unit. Keras: <c>GRU</c>.</summary>
/// <remarks>
/// With <c>z, r = recurrentActivation(x W + h U + b)</c> of their gates: <c>g = activation(x W + b + r (h U + b2))</c>, or, without
/// <see cref="ResetAfter"/>, <c>g = activation(x W + (r h) U + b)</c>; then <c>h' = z h + (1 - z) g</c>, which is the output. Source: K. Cho et
/// al., "Learning phrase representations using RNN encoder-decoder", 2014.
/// </remarks>
/// <param name="units">The length of the state.</param>
public sealed class GRUAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>The function of the gates. Default: <see cref="NetGen.Activation.Sigmoid"/>. Keras: <c>recurrent_activation</c>.</summary>
    public Activation RecurrentActivation { get; set; } = Activation.Sigmoid;

    /// <summary>
    /// Whether the reset gate acts behind the recurrent product, with a bias of its own there. Default: true. Keras: <c>reset_after</c>.
    /// </summary>
    public bool ResetAfter { get; set; } = true;
}

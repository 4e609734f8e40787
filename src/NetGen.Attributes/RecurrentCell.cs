namespace NetGen;

/// <summary>A recurrent cell of one's own: layers that describe one step of a loop over time. Keras: the layer <c>RNN</c> with a cell.</summary>
/// <remarks>
/// <para>
/// It is a <see cref="BlockAttribute">block</see>, with a block's parameters and names, that is applied to each step of a sequence in turn. Its input
/// has the steps as its first axis, (steps, …); in the cell <see cref="BlockAttribute.In"/> is the element of one step, (…). A
/// <see cref="StateAttribute"/> is what the step before left, a <see cref="NextStateAttribute"/> what this step leaves. What the last layer gives is the
/// step's output: the cell's output is that of the last step, or, with <see cref="ReturnSequences"/>, (steps, …).
/// </para>
/// <para>
/// Weights stand in the cell as in any block, and are the same in every step. Layers that go through steps themselves, sums over the batch,
/// losses and <see cref="AssignAttribute"/> cannot stand in a cell.
/// </para>
/// <para>
/// Steps that a mask leaves out keep the states and repeat the output before them: at first zeros, or the initial state where the output is one of
/// the states.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [State(Units, Name = "h")]
/// [Weight(-1, Units, Name = "kernel"), Weight(Units, Units, Name = "recurrent_kernel")]
/// [MatMul("h", "recurrent_kernel", Name = "remembered"), MatMul(In, "kernel"), Add("remembered")]
/// [NextState("h")]
/// public sealed class MinimalRNNAttribute(int units) : RecurrentCellAttribute(units)
/// {
///     private const int Units = 32;
/// }
///
/// [Network]
/// [Input(20, 5)]
/// [MinimalRNN(32, ReturnSequences = true), MinimalRNN(16), Dense(1)]
/// public partial class Forecast;
/// </code>
/// </example>
public abstract class RecurrentCellAttribute : BlockAttribute
{
    /// <summary>Creates a use of the cell.</summary>
    /// <param name="arguments">The parameters of the cell.</param>
    protected RecurrentCellAttribute(params object?[] arguments)
        : base(arguments)
    {
    }

    /// <summary>Whether the output is that of every step. Default: false, the last one's. Keras: <c>return_sequences</c>.</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Whether the sequence is taken from its end; outputs of all steps then come in that order too. Default: false. Keras: <c>go_backwards</c>.</summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether a second cell with weights of its own goes through the sequence from its end; the names of the layers in the two begin with
    /// <c>forward_</c> and <c>backward_</c>. Default: false. Keras: the layer <c>Bidirectional</c>.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>How the outputs of the two directions become one. Default: <see cref="MergeMode.Concat"/>.</summary>
    public MergeMode MergeMode { get; set; }

    /// <summary>
    /// The names of the layers that give the states before the first step, in the order in which the cell declares its states, with
    /// <see cref="Bidirectional"/> those of the second direction behind those of the first: a recurrent layer gives its states after its last step, any
    /// other its output. Default: zeros. Keras: <c>initial_state</c>.
    /// </summary>
    public string[]? InitialStates { get; set; }

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

    /// <summary>
    /// The names of layers whose outputs every step can read as they are; the cell's layers know them by the same names. Default: none. Keras:
    /// <c>constants</c>.
    /// </summary>
    public string[]? Constants { get; set; }
}

/// <summary>A state of a <see cref="RecurrentCellAttribute">recurrent cell</see>: its value is what the step before left. Keras: <c>state_size</c> of a cell.</summary>
/// <remarks>
/// Output: a tensor of its shape, which layers of the cell take by its name; the layer behind it takes the output of the layer before it. Before
/// the first step it is what <see cref="RecurrentCellAttribute.InitialStates"/> says, or zeros. A <see cref="NextStateAttribute"/> gives its next value. No
/// parameters.
/// </remarks>
/// <param name="shape">The length of each axis; one may be -1, which stands for the length of the last axis of what the layer stands behind.</param>
public sealed class StateAttribute(params int[] shape) : LayerAttribute
{
    /// <summary>
    /// The length of each axis; -1 stands for the last axis of the output of the layer before, or of <see cref="LayerAttribute.From"/>.
    /// </summary>
    public int[] Shape { get; } = shape ?? [];
}

/// <summary>What a step of a <see cref="RecurrentCellAttribute">recurrent cell</see> leaves in a state for the next. Keras: the states that <c>call</c> of a cell returns.</summary>
/// <remarks>
/// The shape is the state's. It takes no part in the sequence of layers: the layer behind it, and the cell's output, take the output of the layer
/// before it. Layers that name the state see the value from before the step, wherever they stand. No parameters.
/// </remarks>
/// <param name="state">The name of a <see cref="StateAttribute">state</see> of the cell.</param>
/// <param name="value">The name of its next value; the output of the layer before by default.</param>
public sealed class NextStateAttribute(string state, string? value = null) : LayerAttribute
{
    /// <summary>The name of the state.</summary>
    public string State { get; } = state;

    /// <summary>The name of its next value; null for the output of the layer before, or of <see cref="LayerAttribute.From"/>. Default: null.</summary>
    public string? Value { get; } = value;
}

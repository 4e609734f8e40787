using NetGen;

namespace Samples;

/// <summary>The smallest recurrent cell: what a step leaves is <c>h' = x·kernel + h·recurrent_kernel</c>, and that is its output too.</summary>
/// <param name="units">The length of the state.</param>
[State(Units, Name = "h")]
[Weight(-1, Units, Name = "kernel"), Weight(Units, Units, Name = "recurrent_kernel")]
[MatMul("h", "recurrent_kernel", Name = "remembered"), MatMul(In, "kernel"), Add("remembered")]
[NextState("h")]
public sealed class MinimalRNNAttribute(int units) : RecurrentCellAttribute(units)
{
    private const int Units = 32;
}

/// <summary>One such cell on four steps, whose outputs are all given.</summary>
[Network]
[Input(4, 1)]
[MinimalRNN(1, ReturnSequences = true)]
public partial class FadingSum;

/// <summary>The same for a stream: each call of a session takes two steps, and goes on where the one before ended.</summary>
[Network]
[Input(2, 1)]
[MinimalRNN(1, ReturnSequences = true, Stateful = true)]
public partial class StreamedSum;

/// <summary>Both kinds of state: each stream's fading sum is its own, the total of all streams and calls is one.</summary>
[Network]
[Input(2, 1)]
[MinimalRNN(1, Stateful = true)]
[ComputeSum(1)]
public partial class StreamTotal;

/// <summary>Two layers of it, which learn to go on with a wave.</summary>
[Network]
[Input(8, 1)]
[MinimalRNN(4, ReturnSequences = true), MinimalRNN(4), Dense(1)]
[MeanSquaredError]
public partial class WaveForecast;

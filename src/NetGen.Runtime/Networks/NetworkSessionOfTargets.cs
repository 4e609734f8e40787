using System.Numerics;
using NetGen.Generated;

namespace NetGen;

/// <summary>A sequence of calls that share state, of a network that can be trained.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TTarget">The type of a target's elements.</typeparam>
public sealed class NetworkSession<T, TTarget> : NetworkSession<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly ITrainable<T, TTarget> _network;

    internal NetworkSession(NetworkEngine<T> engine, NetworkProgram<T> program, ITrainable<T, TTarget> network, int batchSize)
        : base(engine, program, network.ParameterTable, batchSize) => _network = network;

    /// <summary>
    /// One training step of the network, on a stretch of longer sequences: stateful layers begin with the states that the session's call before left,
    /// and leave theirs for the next. Gradients end at the stretch's first step, as in truncated backpropagation through time.
    /// </summary>
    /// <remarks>What <c>[Assign]</c> writes while training goes to the network's weights, as it does without a session.</remarks>
    /// <param name="x">Samples, flat rows, as many as the session has.</param>
    /// <param name="target">Targets, flat rows.</param>
    /// <param name="optimizer">Applies the gradient.</param>
    /// <param name="y">Receives the outputs in training mode, one row for each sample; may be empty.</param>
    /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
    /// <returns>The loss before the step, penalties included.</returns>
    /// <exception cref="ArgumentException">A length does not fit, a label is out of range, or there are more or fewer samples than the session's states are for.</exception>
    public T TrainBatch(
        ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, IOptimizer optimizer, Span<T> y = default, ReadOnlySpan<T> sampleWeights = default)
    {
        CheckSamples(Rows.Count(x.Length, _network.InputSize, nameof(x), "input"));
        T loss = Engine.ForwardBackward(x, target, sampleWeights, y, SampleStates);
        if (_network is ITrainable<float> single)
        {
            optimizer.Step(single);
        }
        else
        {
            optimizer.Step((ITrainable<double>)(object)_network);
        }

        Engine.Advance();
        return loss;
    }
}

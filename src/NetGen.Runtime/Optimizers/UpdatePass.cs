using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Generated;
using NetGen.Threading;

namespace NetGen;

/// <summary>An optimiser's state for its network, and the pass that applies a rule to every trainable element.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class UpdatePass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fewer elements than this stay on the caller's thread.</summary>
    private const int FewestForThreads = 1 << 16;

    private readonly ITrainable<T> _network;
    private readonly Optimizer _optimizer;
    private UpdateChunk[] _chunks = [];
    private bool[] _trainable = [];
    private bool _useThreads;
    private GradientNorms<T>? _norms;
    private readonly int _length;
    private AlignedBuffer<T>[]? _states;
    private IParallelWork? _work;

    public UpdatePass(ITrainable<T> network, Optimizer optimizer)
    {
        _network = network;
        _optimizer = optimizer;
        _length = network.Weights.Length;
        Cut();
    }

    /// <summary>Applies a rule once to every trainable element.</summary>
    /// <param name="rule">The rule, its coefficients those of this step.</param>
    /// <param name="initialState">What every number of the state is before the first step.</param>
    public void Run<TRule>(in TRule rule, double initialState = 0)
        where TRule : struct, IUpdateRule<T>
    {
        if (_states is null)
        {
            _states = new AlignedBuffer<T>[rule.States];
            for (int i = 0; i < _states.Length; i++)
            {
                _states[i] = new AlignedBuffer<T>(_length);
                _states[i].Span.Fill(T.CreateTruncating(initialState));
            }
        }

        if (_work is not Work<TRule> work)
        {
            _work = work = new Work<TRule>(this);
        }

        if (!_network.Trainable.SequenceEqual(_trainable))
        {
            Cut();
        }

        work.Rule = rule;

        // Both are read once here, before any other thread does: an implementation may allocate at the first read.
        _ = _network.Gradients;
        _ = _network.Weights;
        _norms?.Measure(_optimizer.ClipNorm, _optimizer.GlobalClipNorm, _useThreads);
        RunChunks(work, _chunks.Length, _useThreads);
    }

    /// <summary>Cuts what is trained into chunks, anew after something was frozen.</summary>
    private void Cut()
    {
        _trainable = _network.Trainable.ToArray();
        _chunks = UpdateChunk.Cut(_network, byParameter: _optimizer.ClipNorm is not null);
        _useThreads = _chunks.Sum(chunk => (long)chunk.Length) >= FewestForThreads;
        _norms = _optimizer.ClipNorm is null && _optimizer.GlobalClipNorm is null ? null : new GradientNorms<T>(_network, _chunks);
    }

    internal static void RunChunks(IParallelWork work, int chunks, bool useThreads)
    {
        if (useThreads)
        {
            Parallelism.Run(work, chunks);
            return;
        }

        for (int chunk = 0; chunk < chunks; chunk++)
        {
            work.Run(chunk);
        }
    }

    private sealed class Work<TRule>(UpdatePass<T> pass) : IParallelWork
        where TRule : struct, IUpdateRule<T>
    {
        public TRule Rule;

        public void Run(int part)
        {
            UpdateChunk chunk = pass._chunks[part];
            var loop = new UpdateLoop<T, TRule>(
                Rule,
                new GradientChange<T>(pass._optimizer, pass._norms?.Scale(part)),
                ref MemoryMarshal.GetReference(pass._network.Weights.Slice(chunk.Start, chunk.Length)),
                ref MemoryMarshal.GetReference(pass._network.Gradients.Slice(chunk.Start, chunk.Length)),
                ref State(0, chunk.Start),
                ref State(1, chunk.Start),
                ref State(2, chunk.Start));
            loop.Run(chunk.Length);
        }

        private ref T State(int index, int start) =>
            ref index < pass._states!.Length
                ? ref Unsafe.Add(ref pass._states[index].Reference, start)
                : ref Unsafe.NullRef<T>();
    }
}

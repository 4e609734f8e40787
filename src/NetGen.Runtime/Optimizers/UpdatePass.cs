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

    /// <summary>State below this is nothing: its products with coefficients would be denormal.</summary>
    private static readonly T Tiny = T.CreateTruncating(typeof(T) == typeof(double) ? 1e-280 : 1e-32);

    private readonly ITrainable<T> _network;
    private readonly Optimizer _optimizer;
    private UpdateChunk[] _chunks = [];
    private bool[] _trainable = [];
    private bool _useThreads;
    private GradientNorms<T>? _norms;
    private readonly int _length;
    private AlignedBuffer<T>[]? _states;
    private IParallelWork? _work;
    private Vector<T> _decay;

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
        _decay = Coefficient.Of<T>(_optimizer.WeightDecay * _optimizer.LearningRate);

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
            TRule rule = Rule;
            Vector<T> decay = pass._decay;
            bool decays = pass._optimizer.WeightDecay != 0;
            bool limits = pass._optimizer.ClipValue is not null;
            Vector<T> limit = Coefficient.Of<T>(pass._optimizer.ClipValue ?? 0);
            bool scales = pass._norms is not null;
            Vector<T> scale = Coefficient.Of<T>(pass._norms?.Scale(part) ?? 1);

            ref T w = ref MemoryMarshal.GetReference(pass._network.Weights.Slice(chunk.Start, chunk.Length));
            ref T g = ref MemoryMarshal.GetReference(pass._network.Gradients.Slice(chunk.Start, chunk.Length));
            int states = rule.States;
            ref T s0 = ref State(0, chunk.Start), s1 = ref State(1, chunk.Start), s2 = ref State(2, chunk.Start);
            Vector<T> state0 = default, state1 = default, state2 = default;
            for (int i = 0; i < chunk.Length; i += Vector<T>.Count)
            {
                int count = Math.Min(Vector<T>.Count, chunk.Length - i);
                Vector<T> weight = Load(ref w, i, count);
                Vector<T> gradient = Load(ref g, i, count);
                if (states > 0)
                {
                    state0 = Load(ref s0, i, count);
                }

                if (states > 1)
                {
                    state1 = Load(ref s1, i, count);
                }

                if (states > 2)
                {
                    state2 = Load(ref s2, i, count);
                }

                if (scales)
                {
                    gradient *= scale;
                }

                if (limits)
                {
                    gradient = Vector.Min(Vector.Max(gradient, -limit), limit);
                }

                if (decays)
                {
                    weight -= weight * decay;
                }

                Store(rule.Apply(weight, gradient, ref state0, ref state1, ref state2), ref w, i, count);
                if (states > 0)
                {
                    Store(DropTiny(state0), ref s0, i, count);
                }

                if (states > 1)
                {
                    Store(DropTiny(state1), ref s1, i, count);
                }

                if (states > 2)
                {
                    Store(DropTiny(state2), ref s2, i, count);
                }
            }
        }

        /// <summary>
        /// Running means of gradients that are zero decay until they are denormal, where rounding keeps them for ever and every operation takes many times
        /// as long. They are dropped long before, when they no longer move any weight.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<T> DropTiny(Vector<T> state) =>
            Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(state), new Vector<T>(Tiny)), Vector<T>.Zero, state);

        private ref T State(int index, int start) =>
            ref index < pass._states!.Length
                ? ref Unsafe.Add(ref pass._states[index].Reference, start)
                : ref Unsafe.NullRef<T>();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector<T> Load(ref T start, int index, int count) =>
            count == Vector<T>.Count ? Vector.LoadUnsafe(ref start, (nuint)index) : LoadTail(ref start, index, count);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Store(Vector<T> value, ref T start, int index, int count)
        {
            if (count == Vector<T>.Count)
            {
                value.StoreUnsafe(ref start, (nuint)index);
            }
            else
            {
                StoreTail(value, ref start, index, count);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector<T> LoadTail(ref T start, int index, int count)
        {
            Span<T> elements = stackalloc T[Vector<T>.Count];
            elements.Clear();
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, index), count).CopyTo(elements);
            return new Vector<T>(elements);
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void StoreTail(Vector<T> value, ref T start, int index, int count)
        {
            Span<T> elements = stackalloc T[Vector<T>.Count];
            value.CopyTo(elements);
            elements[..count].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, index), count));
        }
    }
}

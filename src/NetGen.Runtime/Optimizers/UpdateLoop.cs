using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Applies a rule to a stretch of elements in one pass over the weights, their gradients and their state.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
internal readonly ref struct UpdateLoop<T, TRule>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TRule : struct, IUpdateRule<T>
{
    /// <summary>Elements that are looked at together for whether any of them moves; a multiple of all vectors.</summary>
    private const int BlockLength = 1024;

    /// <summary>State below this is nothing: its products with coefficients would be denormal.</summary>
    private static Vector<T> Tiny => Coefficient.Of<T>(typeof(T) == typeof(double) ? 1e-280 : 1e-32);

    private readonly TRule _rule;
    private readonly GradientChange<T> _change;
    private readonly ref T _weights, _gradients, _state0, _state1, _state2;

    /// <param name="rule">The rule, its coefficients those of this step.</param>
    /// <param name="change">What happens to gradients and weights before.</param>
    /// <param name="weights">The first weight.</param>
    /// <param name="gradients">The first gradient.</param>
    /// <param name="state0">The first element of the first state; null where the rule keeps less, as for the others.</param>
    /// <param name="state1">The first element of the second state.</param>
    /// <param name="state2">The first element of the third state.</param>
    public UpdateLoop(
        in TRule rule, in GradientChange<T> change, ref T weights, ref T gradients, ref T state0, ref T state1, ref T state2)
    {
        _rule = rule;
        _change = change;
        _weights = ref weights;
        _gradients = ref gradients;
        _state0 = ref state0;
        _state1 = ref state1;
        _state2 = ref state2;
    }

    /// <summary>Updates so many elements.</summary>
    public void Run(int length)
    {
        int whole = length - (length % Vector<T>.Count);
        for (int block = 0; block < whole; block += BlockLength)
        {
            int end = Math.Min(block + BlockLength, whole);
            if (!IsStill(block, end))
            {
                RunVectors(block, end);
            }
        }

        if (whole < length)
        {
            RunRest(whole, length - whole);
        }
    }

    /// <summary>
    /// Whether nothing moves since there is no gradient, now or before: taps of a kernel that never meet the map, words that do not occur. Those weights are not
    /// even read.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsStill(int start, int end)
    {
        ref T g = ref _gradients, s0 = ref _state0, s1 = ref _state1, s2 = ref _state2;
        int states = _rule.States;
        bool isStill = !_change.MovesWeights;
        for (nuint i = (nuint)start; isStill && i < (nuint)end; i += (nuint)Vector<T>.Count)
        {
            isStill = Vector.EqualsAll(Vector.LoadUnsafe(ref g, i), Vector<T>.Zero)
                && (states < 1 || Vector.EqualsAll(Vector.LoadUnsafe(ref s0, i), Vector<T>.Zero))
                && (states < 2 || Vector.EqualsAll(Vector.LoadUnsafe(ref s1, i), Vector<T>.Zero))
                && (states < 3 || Vector.EqualsAll(Vector.LoadUnsafe(ref s2, i), Vector<T>.Zero));
        }

        return isStill;
    }

    // Optimised from its first call on: what the JIT makes of a loop while it runs keeps every vector in memory.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunVectors(int start, int end)
    {
        TRule rule = _rule;
        GradientChange<T> change = _change;
        ref T w = ref _weights, g = ref _gradients, s0 = ref _state0, s1 = ref _state1, s2 = ref _state2;
        int states = rule.States;
        Vector<T> state0 = default, state1 = default, state2 = default, tiny = Tiny;
        for (nuint i = (nuint)start; i < (nuint)end; i += (nuint)Vector<T>.Count)
        {
            Vector<T> weight = Vector.LoadUnsafe(ref w, i);
            Vector<T> gradient = Vector.LoadUnsafe(ref g, i);
            if (states > 0)
            {
                state0 = Vector.LoadUnsafe(ref s0, i);
            }

            if (states > 1)
            {
                state1 = Vector.LoadUnsafe(ref s1, i);
            }

            if (states > 2)
            {
                state2 = Vector.LoadUnsafe(ref s2, i);
            }

            change.Apply(ref weight, ref gradient);
            rule.Apply(weight, gradient, ref state0, ref state1, ref state2).StoreUnsafe(ref w, i);
            if (states > 0)
            {
                DropTiny(state0, tiny).StoreUnsafe(ref s0, i);
            }

            if (states > 1)
            {
                DropTiny(state1, tiny).StoreUnsafe(ref s1, i);
            }

            if (states > 2)
            {
                DropTiny(state2, tiny).StoreUnsafe(ref s2, i);
            }
        }
    }

    /// <summary>Updates elements that do not fill a vector, in copies with zeros behind them.</summary>
    private void RunRest(int start, int count)
    {
        int size = Vector<T>.Count;
        Span<T> copies = stackalloc T[5 * size];
        copies.Clear();
        Span<T> weights = copies[..size], gradients = copies[size..], state0 = gradients[size..], state1 = state0[size..], state2 = state1[size..];
        Span<T> w = Elements(ref _weights, start, count), g = Elements(ref _gradients, start, count);
        Span<T> s0 = Elements(ref _state0, start, count), s1 = Elements(ref _state1, start, count), s2 = Elements(ref _state2, start, count);
        w.CopyTo(weights);
        g.CopyTo(gradients);
        s0.CopyTo(state0);
        s1.CopyTo(state1);
        s2.CopyTo(state2);
        new UpdateLoop<T, TRule>(
            _rule,
            _change,
            ref MemoryMarshal.GetReference(weights),
            ref MemoryMarshal.GetReference(gradients),
            ref MemoryMarshal.GetReference(state0),
            ref MemoryMarshal.GetReference(state1),
            ref MemoryMarshal.GetReference(state2)).RunVectors(0, size);
        weights[..count].CopyTo(w);
        state0[..s0.Length].CopyTo(s0);
        state1[..s1.Length].CopyTo(s1);
        state2[..s2.Length].CopyTo(s2);
    }

    /// <summary>Some elements; none where nothing is kept.</summary>
    private static Span<T> Elements(ref T first, int start, int count) =>
        Unsafe.IsNullRef(ref first) ? [] : MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, start), count);

    /// <summary>
    /// Running means of gradients that are zero decay until they are denormal, where rounding keeps them for ever and every operation takes many times
    /// as long. They are dropped long before, when they no longer move any weight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> DropTiny(Vector<T> state, Vector<T> tiny) =>
        Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(state), tiny), Vector<T>.Zero, state);
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime.Tests.Optimizers;

public class UpdateLoopTests
{
    [Fact]
    public void StateThatDecaysIsDroppedBeforeItIsDenormal()
    {
        Decay<float>(expectedSteps: 107);
        Decay<double>(expectedSteps: 931);
    }

    [Fact]
    public void StateThatIsNoNumberStays()
    {
        float[] state = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-30f, -1e-30f];
        Run(new float[state.Length], state, state.Length);
        Assert.Equal([float.NaN, float.PositiveInfinity, float.NegativeInfinity, 5e-31f, -5e-31f], state);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(100)]
    public void NothingBehindTheElementsIsTouched(int length)
    {
        float[] weights = new float[length + 40], state = new float[length + 40];
        weights.AsSpan().Fill(2);
        state.AsSpan().Fill(8);
        Run(weights, state, length);
        Assert.All(weights[..length], w => Assert.Equal(6, w));
        Assert.All(state[..length], s => Assert.Equal(4, s));
        Assert.All(weights[length..], w => Assert.Equal(2, w));
        Assert.All(state[length..], s => Assert.Equal(8, s));
    }

    /// <summary>A rule that moves weights all the same shows which are left out: those of whole blocks, and none where weights decay.</summary>
    [Fact]
    public void BlocksWithoutGradientAndStateAreLeftOut()
    {
        const int Block = 1024;
        float[] Weights(double decay, Action<float[], float[]> set)
        {
            float[] weights = new float[(3 * Block) + 5], gradients = new float[weights.Length], state = new float[weights.Length];
            set(gradients, state);
            var optimizer = new Sgd { WeightDecay = decay };
            var loop = new UpdateLoop<float, Counting<float>>(
                default, new GradientChange<float>(optimizer, null), ref weights[0], ref gradients[0], ref state[0], ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
            loop.Run(weights.Length);
            return weights;
        }

        Assert.Equal([0, 0, 0, 1], Firsts(Weights(0, (_, _) => { })));
        Assert.Equal([0, 1, 0, 1], Firsts(Weights(0, (gradients, _) => gradients[(2 * Block) - 1] = float.Epsilon)));
        Assert.Equal([1, 0, 1, 1], Firsts(Weights(0, (gradients, state) => (state[Block - 1], gradients[2 * Block]) = (float.NaN, -1))));
        Assert.Equal([1, 1, 1, 1], Firsts(Weights(0.5, (_, _) => { })));

        static float[] Firsts(float[] weights) => [.. new[] { 0, 1, 2, 3 }.Select(b => weights[b * Block])];
    }

    /// <summary>Halves a state of ones until it is gone.</summary>
    private static void Decay<T>(int expectedSteps)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var state = new T[37];
        Array.Fill(state, T.One);
        state[36] = -T.One;
        int steps = 0;
        for (; state[0] != T.Zero; steps++)
        {
            Assert.All(state, s => Assert.True(T.IsNormal(s)));
            Run(new T[state.Length], state, state.Length);
        }

        Assert.All(state, s => Assert.Equal(T.Zero, s));
        Assert.Equal(expectedSteps, steps);
    }

    private static void Run<T>(T[] weights, T[] state, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var gradients = new T[length];
        var loop = new UpdateLoop<T, Halving<T>>(
            default, new GradientChange<T>(new Sgd(), null), ref weights[0], ref gradients[0], ref state[0], ref Unsafe.NullRef<T>(), ref Unsafe.NullRef<T>());
        loop.Run(length);
    }

    /// <summary>Adds one to each weight that it is asked for.</summary>
    private readonly struct Counting<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public int States => 1;

        public Vector<T> Apply(Vector<T> weight, Vector<T> gradient, ref Vector<T> state0, ref Vector<T> state1, ref Vector<T> state2) => weight + Vector<T>.One;
    }

    /// <summary>Keeps half of the state, and adds it to the weight.</summary>
    private readonly struct Halving<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public int States => 1;

        public Vector<T> Apply(Vector<T> weight, Vector<T> gradient, ref Vector<T> state0, ref Vector<T> state1, ref Vector<T> state2) =>
            weight + (state0 *= Coefficient.Of<T>(0.5));
    }
}

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

    /// <summary>Keeps half of the state, and adds it to the weight.</summary>
    private readonly struct Halving<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public int States => 1;

        public Vector<T> Apply(Vector<T> weight, Vector<T> gradient, ref Vector<T> state0, ref Vector<T> state1, ref Vector<T> state2) =>
            weight + (state0 *= Coefficient.Of<T>(0.5));
    }
}

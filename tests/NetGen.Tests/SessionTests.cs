extern alias float32;
extern alias float64;

using System.Numerics;
using NetGen.Tests.Cases;
using Double = float64::NetGen.Tests.Corpus;
using Single = float32::NetGen.Tests.Corpus;

namespace NetGen.Tests;

/// <summary>Sessions carry the states of stateful layers from call to call, sample by sample.</summary>
public class SessionTests
{
    private const int Features = 3, Stretch = 4, Stretches = 3, Outputs = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(129)]
    public void ThreeCallsAreOneLongSequence(int samples)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            using var bounded = new Threads(threads);
            Compare<double>(new Double.StatefulStack(1), new Double.StatefulStackTwin(2), n => ((Double.StatefulStack)n).CreateSession(samples), samples);
            Compare<float>(new Single.StatefulStack(1), new Single.StatefulStackTwin(2), n => ((Single.StatefulStack)n).CreateSession(samples), samples);
        }
    }

    /// <summary>A stretch is trained as a network is that is given the states before it: no gradient goes further back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(70)]
    public void TrainingBeginsWithTheStatesOfTheCallBefore(int samples)
    {
        using var bounded = new Threads(2);
        Train<double>(new Double.StatefulGru(1), new Double.StatefulGruTwin(2), n => ((Double.StatefulGru)n).CreateSession(samples), "gru_1.h", samples);
        Train<float>(new Single.StatefulGru(1), new Single.StatefulGruTwin(2), n => ((Single.StatefulGru)n).CreateSession(samples), "gru_1.h", samples);
        Train<double>(new Double.StatefulNormalized(1), new Double.StatefulNormalizedTwin(2), n => ((Double.StatefulNormalized)n).CreateSession(samples), "simplernn_1.h", samples);
    }

    [Fact]
    public void StatesAreReadSetAndReset()
    {
        var network = new Double.StatefulStack(3);
        NetworkSession<double> session = network.CreateSession(2), other = network.CreateSession(2);
        Assert.Equal(["lstm_1.h", "lstm_1.c", "carrycell_1.h", "gru_1.h", "simplernn_1.h"], session.StateNames);
        Assert.Equal([10, 10, 12, 34, 6], session.StateNames.Select(n => session.State(n).Length));
        double[] x = Draw<double>(2 * Stretch * Features, 4), first = new double[2 * Stretch * Outputs], second = new double[first.Length], again = new double[first.Length];
        session.Predict(x, first);
        double[][] states = [.. session.StateNames.Select(n => session.State(n).ToArray())];
        Assert.All(states, s => Assert.DoesNotContain(0, s));
        session.Predict(x, second);
        Assert.NotEqual(first, second);

        // Another session knows nothing of it, nor does the network, which keeps nothing either.
        network.Predict(x, again);
        Assert.Equal(first, again);
        network.Predict(x, again);
        Assert.Equal(first, again);
        other.Predict(x, again);
        Assert.Equal(first, again);

        foreach ((string name, double[] values) in session.StateNames.Zip(states))
        {
            other.ResetStates();
            session.ResetState(name, values);
        }

        session.Predict(x, again);
        Assert.Equal(second, again);
        session.ResetStates();
        Assert.All(session.StateNames, n => Assert.DoesNotContain(session.State(n).ToArray(), v => v != 0));
        session.Predict([], []);
        session.Predict(x, again);
        Assert.Equal(first, again);
    }

    [Fact]
    public void OneSampleGoesOnByItself()
    {
        var network = new Double.StatefulGru(5);
        NetworkSession<double> both = network.CreateSession(2), alone = network.CreateSession();
        double[] x = Draw<double>(2 * Stretch * Features, 6), y = new double[2 * Outputs], own = new double[Outputs];
        for (int call = 0; call < Stretches; call++)
        {
            both.Predict(x, y);
            alone.Predict(x.AsSpan(Stretch * Features), own);
            Assert.Equal(y[Outputs..], own);
        }
    }

    [Fact]
    public void WrongCallsAreRefused()
    {
        var network = new Double.StatefulGru(7);
        NetworkSession<double, double> session = network.CreateSession(batchSize: 2);
        Assert.Equal(2, session.BatchSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateSession(0));
        string message = Assert.Throws<ArgumentException>(() => session.Predict(new double[Stretch * Features], new double[Outputs])).Message;
        Assert.Equal("The session keeps states for 2 samples, but the call has 1.", message);
        Assert.Throws<ArgumentException>(() => session.TrainBatch(new double[Stretch * Features], new double[Outputs], new Sgd(0.1)));
        Assert.Throws<ArgumentException>(() => session.Predict(new double[5], new double[Outputs]));
        Assert.Throws<ArgumentException>(() => session.ResetState("gru_1.h", new double[5]));
        Assert.Contains("gru_1.h", Assert.Throws<ArgumentException>(() => session.State("gru_1.c")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WarmSessionsAllocateNothing()
    {
        var session = new Single.StatefulStack(8).CreateSession(2);
        float[] x = Draw<float>(2 * Stretch * Features, 9), y = new float[2 * Stretch * Outputs];
        Allocation.AssertNone("A session's prediction", () => session.Predict(x, y));
    }

    private static void Compare<T>(ITrainable<T, T> stateful, INetwork<T> twin, Func<INetwork<T>, NetworkSession<T>> open, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        twin.Weights.CopyTo(stateful.Weights);
        T[] x = Draw<T>(samples * Stretches * Stretch * Features, samples), expected = new T[samples * Stretches * Stretch * Outputs];
        twin.Predict(x, expected);
        NetworkSession<T> session = open(stateful);
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            T[] part = Cut(x, stretch, Features), y = new T[samples * Stretch * Outputs];
            session.Predict(part, y);
            Closeness.Assert<T>($"Stretch {stretch}", Array.ConvertAll(Cut(expected, stretch, Outputs), double.CreateChecked), y, Closeness.OutputBound<T>());
        }

        // The stretch of every sample's sequence.
        T[] Cut(T[] rows, int stretch, int width) =>
            [.. rows.Chunk(Stretches * Stretch * width).SelectMany(r => r.Skip(stretch * Stretch * width).Take(Stretch * width))];
    }

    private static void Train<T>(ITrainable<T, T> stateful, ITrainable<T, T> twin, Func<INetwork<T>, NetworkSession<T, T>> open, string state, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkSession<T, T> session = open(stateful);
        int rows = stateful.OutputSize;
        var (own, given) = (new Sgd(0.05), new Sgd(0.05));
        T[] left = new T[session.State(state).Length];
        for (int step = 0; step < 4; step++)
        {
            stateful.Weights.CopyTo(twin.Weights);
            T[] x = Draw<T>(samples * Stretch * Features, step), target = Draw<T>(samples * rows, step + 100), y = new T[target.Length], expected = new T[target.Length];
            T[] joined = [.. x.Chunk(Stretch * Features).Zip(left.Chunk(left.Length / samples), (a, b) => a.Concat(b)).SelectMany(r => r)];
            T loss = session.TrainBatch(x, target, own, y), expectedLoss = twin.TrainBatch(joined, target, given, expected);
            Closeness.Assert<T>($"The loss of step {step}", [double.CreateChecked(expectedLoss)], [loss], Closeness.OutputBound<T>());
            Closeness.Assert<T>($"The output of step {step}", Array.ConvertAll(expected, double.CreateChecked), y, Closeness.OutputBound<T>());
            Closeness.Assert<T>(
                $"The gradient of step {step}", Array.ConvertAll(twin.Gradients.ToArray(), double.CreateChecked), stateful.Gradients, Closeness.GradientBound<T>());
            session.State(state).CopyTo(left);
            Assert.DoesNotContain(T.Zero, left);
        }
    }

    private static T[] Draw<T>(int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 4) - 2))];
    }
}

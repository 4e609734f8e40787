using System.Numerics;
using NetGen.Threading;

namespace NetGen.Runtime.Tests.Optimizers;

public class OptimizerTests
{
    /// <summary>Each optimiser with its defaults, and with every option, beside the update that Keras publishes.</summary>
    public static TheoryData<string, Func<Optimizer>, object> Cases => new()
    {
        { "sgd", () => new Sgd(), ScalarOptimizers.Sgd(0.01, 0, false) },
        { "sgd momentum", () => new Sgd(0.05, 0.8), ScalarOptimizers.Sgd(0.05, 0.8, false) },
        { "sgd nesterov", () => new Sgd(0.05, 0.8, true), ScalarOptimizers.Sgd(0.05, 0.8, true) },
        { "rmsprop", () => new RmsProp(), ScalarOptimizers.RmsProp(0.001, 0.9, 0, 1e-7, false) },
        { "rmsprop momentum", () => new RmsProp(0.01, 0.7, 0.5, 1e-3), ScalarOptimizers.RmsProp(0.01, 0.7, 0.5, 1e-3, false) },
        { "rmsprop centered", () => new RmsProp(0.01, 0.7, 0, 1e-3, true), ScalarOptimizers.RmsProp(0.01, 0.7, 0, 1e-3, true) },
        { "rmsprop both", () => new RmsProp(0.01, 0.7, 0.5, 1e-3, true), ScalarOptimizers.RmsProp(0.01, 0.7, 0.5, 1e-3, true) },
        { "adagrad", () => new Adagrad(), ScalarOptimizers.Adagrad(0.001, 0.1, 1e-7) },
        { "adagrad epsilon", () => new Adagrad(0.1, 0, 0.1), ScalarOptimizers.Adagrad(0.1, 0, 0.1) },
        { "adadelta", () => new Adadelta(), ScalarOptimizers.Adadelta(0.001, 0.95, 1e-7) },
        { "adadelta epsilon", () => new Adadelta(1, 0.5, 0.01), ScalarOptimizers.Adadelta(1, 0.5, 0.01) },
        { "adam", () => new Adam(), ScalarOptimizers.Adam(0.001, 0.9, 0.999, 1e-7, false) },
        { "adam epsilon", () => new Adam(0.01, 0.8, 0.5, 0.1), ScalarOptimizers.Adam(0.01, 0.8, 0.5, 0.1, false) },
        { "adam amsgrad", () => new Adam(0.01, 0.8, 0.5, 0.1, true), ScalarOptimizers.Adam(0.01, 0.8, 0.5, 0.1, true) },
        { "adamw", () => new AdamW(), ScalarOptimizers.Adam(0.001, 0.9, 0.999, 1e-7, false, 0.004) },
        { "adamw decay", () => new AdamW(0.1, 0.2), ScalarOptimizers.Adam(0.1, 0.9, 0.999, 1e-7, false, 0.2) },
        { "adamax", () => new Adamax(), ScalarOptimizers.Adamax(0.001, 0.9, 0.999, 1e-7) },
        { "adamax epsilon", () => new Adamax(0.01, 0.8, 0.5, 0.1), ScalarOptimizers.Adamax(0.01, 0.8, 0.5, 0.1) },
        { "nadam", () => new Nadam(), ScalarOptimizers.Nadam(0.001, 0.9, 0.999, 1e-7) },
        { "nadam epsilon", () => new Nadam(0.01, 0.8, 0.5, 0.1), ScalarOptimizers.Nadam(0.01, 0.8, 0.5, 0.1) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void FollowsThePublishedUpdate(string name, Func<Optimizer> make, object update)
    {
        Assert.NotEmpty(name);
        Compare<double>(make(), (ScalarOptimizers.Update)update, (o, n) => o.Step(n), 1e-13);
        Compare<float>(make(), (ScalarOptimizers.Update)update, (o, n) => o.Step(n), 1e-5);
    }

    /// <summary>Stretches without a gradient, ever or any more, among others: some optimisers go on with what they have kept, and decay goes on by itself.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void FollowsThePublishedUpdateWhereThereIsNoGradient(string name, Func<Optimizer> make, object update)
    {
        const int Length = 7000;
        var net = new FakeNetwork<double>(FakeNetwork<double>.Parameter("a", 0, Length));
        double[] expected = [.. Enumerable.Range(0, Length).Select(i => Math.Cos(i * 1.1))];
        double[][] states = [.. expected.Select(_ => new double[3])];
        expected.CopyTo(net.Weights);
        Optimizer optimizer = make();
        for (int t = 1; t <= 4; t++)
        {
            for (int i = 0; i < Length; i++)
            {
                net.Gradients[i] = i < 2500 || (i < 5500 && t != 2) || i == Length - 1 ? 0 : Math.Sin((i * 2.3) + t);
                expected[i] = ((ScalarOptimizers.Update)update)(expected[i], net.Gradients[i], states[i], t);
            }

            optimizer.Step(net);
            for (int i = 0; i < Length; i++)
            {
                Assert.True(Math.Abs(expected[i] - net.Weights[i]) <= 1e-13, $"{name}: weight {i} is {net.Weights[i]} after step {t}, not {expected[i]}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsAllocateNothingAfterTheFirst(string name, Func<Optimizer> make, object update)
    {
        Assert.NotNull(update);
        FakeNetwork<float> net = Awkward<float>();
        Optimizer optimizer = make();
        optimizer.Step(net);
        optimizer.Step(net);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            optimizer.Step(net);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() == start, name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ThreadsDoNotChangeABit(string name, Func<Optimizer> make, object update)
    {
        Assert.NotNull(update);
        float[] one = Train(1), two = Train(2), four = Train(4);
        Assert.True(one.AsSpan().SequenceEqual(two), name);
        Assert.True(one.AsSpan().SequenceEqual(four), name);

        float[] Train(int threads)
        {
            int before = Parallelism.MaxThreads;
            Parallelism.MaxThreads = threads;
            try
            {
                var net = new FakeNetwork<float>(
                    FakeNetwork<float>.Parameter("a", 0, 300_001), FakeNetwork<float>.Parameter("b", 300_016, 100_000));
                Optimizer optimizer = make();
                for (int step = 0; step < 2; step++)
                {
                    for (int i = 0; i < net.Gradients.Length; i++)
                    {
                        net.Gradients[i] = i is > 300_000 and < 300_016 ? 0 : (i * 7919 % 10_007 / 10_007f) - 0.5f;
                    }

                    optimizer.Step(net);
                }

                return net.Weights.ToArray();
            }
            finally
            {
                Parallelism.MaxThreads = before;
            }
        }
    }

    [Fact]
    public void ManyParametersAreAllUpdatedOnce()
    {
        var net = new FakeNetwork<double>(
            FakeNetwork<double>.Parameter("a", 0, 300_000),
            FakeNetwork<double>.Parameter("frozen", 300_000, 100, trainable: false),
            FakeNetwork<double>.Parameter("b", 300_100, 70_001));
        net.Gradients.Fill(1);
        var optimizer = new Sgd(0.5);
        optimizer.Step(net);
        for (int i = 0; i < net.Weights.Length; i++)
        {
            Assert.Equal(i is >= 300_000 and < 300_100 ? 0 : -0.5, net.Weights[i]);
        }
    }

    [Fact]
    public void AnotherNetworkIsRefused()
    {
        var optimizer = new Adam();
        optimizer.Step(Awkward<float>());
        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.Step(Awkward<float>()));
        Assert.Contains("Adam has stepped another network", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => optimizer.Step(Awkward<double>()));
        Assert.Equal(1, optimizer.Steps);
    }

    [Fact]
    public void TheLearningRateMayChangeBetweenSteps()
    {
        FakeNetwork<double> net = Awkward<double>();
        net.Weights.Clear();
        net.Gradients.Fill(1);
        var optimizer = new Sgd(1);
        optimizer.Step(net);
        optimizer.LearningRate = 0.25;
        optimizer.Step(net);
        Assert.Equal(-1.25, net.Weights[0]);
        Assert.Equal(2, optimizer.Steps);
    }

    [Fact]
    public void WeightDecayShrinksBeforeTheUpdate()
    {
        FakeNetwork<double> net = Awkward<double>();
        net.Weights.Fill(2);
        net.Gradients.Fill(1);
        new Sgd(0.1) { WeightDecay = 0.5 }.Step(net);
        Assert.Equal(2 - (2 * 0.5 * 0.1) - 0.1, net.Weights[0], 1e-15);
    }

    [Fact]
    public void ClipValueLimitsElements()
    {
        FakeNetwork<float> net = Awkward<float>();
        net.Weights.Clear();
        net.Gradients[0] = 5;
        net.Gradients[1] = -5;
        net.Gradients[2] = 0.25f;
        new Sgd(1) { ClipValue = 0.5 }.Step(net);
        Assert.Equal([-0.5f, 0.5f, -0.25f], net.Weights[..3].ToArray());
    }

    [Fact]
    public void ClipNormLimitsEachParameter()
    {
        FakeNetwork<double> net = Two();
        new Sgd(1) { ClipNorm = 5 }.Step(net);
        Assert.Equal([-3.0, -4, 0, -0.1], net.Weights.ToArray().Select(w => Math.Round(w, 12)).Where((_, i) => i is 0 or 1 or 2 or 16));
    }

    [Fact]
    public void GlobalClipNormLimitsAllTogether()
    {
        FakeNetwork<double> net = Two();
        new Sgd(1) { GlobalClipNorm = 5 }.Step(net);
        double norm = Math.Sqrt(3600 + 6400 + 0.01);
        Assert.Equal(-60 * 5 / norm, net.Weights[0], 1e-12);
        Assert.Equal(-0.1 * 5 / norm, net.Weights[16], 1e-12);
    }

    [Fact]
    public void ShortGradientsAreNotScaledUp()
    {
        FakeNetwork<double> net = Two();
        new Sgd(1) { GlobalClipNorm = 500 }.Step(net);
        Assert.Equal(-60, net.Weights[0]);
    }

    [Fact]
    public void NormsOfManyElementsAreMeasuredInFull()
    {
        var net = new FakeNetwork<float>(FakeNetwork<float>.Parameter("a", 0, 400_003));
        net.Gradients.Fill(2);
        new Sgd(1) { ClipNorm = 1 }.Step(net);
        Assert.Equal(-1 / Math.Sqrt(400_003), net.Weights[17], 1e-9);
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(momentum: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(epsilon: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { ClipNorm = 0 });
        Assert.Throws<ArgumentException>(() => new Adam { ClipNorm = 1, ClipValue = 1 });
        Assert.Throws<ArgumentNullException>(() => new Adam().Step((ITrainable<float>)null!));
    }

    private static void Compare<T>(
        Optimizer optimizer, ScalarOptimizers.Update update, Action<Optimizer, FakeNetwork<T>> step, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FakeNetwork<T> net = Awkward<T>();
        int length = net.Weights.Length;
        var expected = new double[length];
        var states = new double[length][];
        for (int i = 0; i < length; i++)
        {
            net.Weights[i] = T.CreateTruncating(Math.Cos(i * 1.1));
            expected[i] = double.CreateTruncating(net.Weights[i]);
            states[i] = new double[3];
        }

        for (int t = 1; t <= 12; t++)
        {
            for (int i = 0; i < length; i++)
            {
                net.Gradients[i] = T.CreateTruncating(Math.Sin((i * 2.3) + t) * (i % 5 == 0 ? 0.01 : 1));
                if (net.ParameterTable.Any(p => p.Trainable && i >= p.Offset && i < p.Offset + p.Length))
                {
                    expected[i] = update(expected[i], double.CreateTruncating(net.Gradients[i]), states[i], t);
                }
            }

            step(optimizer, net);
            Assert.Equal(t, optimizer.Steps);
            for (int i = 0; i < length; i++)
            {
                // What no trainable parameter covers must not change at all.
                double allowed = states[i].All(s => s == 0) && expected[i] == Math.Cos(i * 1.1) ? 0 : tolerance;
                Assert.Equal(expected[i], double.CreateTruncating(net.Weights[i]), allowed);
            }
        }
    }

    // Ends inside vectors, a parameter that does not train, a gap too wide to be padding.
    private static FakeNetwork<T> Awkward<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            FakeNetwork<T>.Parameter("a", 0, 37),
            FakeNetwork<T>.Parameter("frozen", 37, 5, trainable: false),
            FakeNetwork<T>.Parameter("b", 42, 1),
            FakeNetwork<T>.Parameter("c", 80, 64));

    private static FakeNetwork<double> Two()
    {
        var net = new FakeNetwork<double>(FakeNetwork<double>.Parameter("a", 0, 3), FakeNetwork<double>.Parameter("b", 16, 2));
        net.Gradients[0] = 60;
        net.Gradients[1] = 80;
        net.Gradients[16] = 0.1;
        return net;
    }
}

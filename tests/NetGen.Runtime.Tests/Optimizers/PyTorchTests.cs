using System.Text.Json;

namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>Steps against PyTorch's, from Fixtures/optimizers.py.</summary>
public class PyTorchTests
{
    private const int Count = 11;
    private const double Tiny = 1e-30;

    private static readonly Dictionary<string, double[][]> Expected =
        JsonSerializer.Deserialize<Dictionary<string, double[][]>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "optimizers.json")))!;

    public static TheoryData<string, Func<Optimizer>> Cases => new()
    {
        { "sgd", () => new Sgd(0.1) },
        { "sgd momentum", () => new Sgd(0.1, momentum: 0.9) },
        { "sgd nesterov", () => new Sgd(0.1, momentum: 0.9, nesterov: true) },
        { "rmsprop", () => new RmsProp(0.01, epsilon: Tiny) },
        { "rmsprop momentum", () => new RmsProp(0.01, momentum: 0.8, epsilon: Tiny) },
        { "rmsprop centered", () => new RmsProp(0.01, epsilon: Tiny, centered: true) },
        { "rmsprop centered momentum", () => new RmsProp(0.01, momentum: 0.8, epsilon: Tiny, centered: true) },
        { "adagrad", () => new Adagrad(0.1, epsilon: Tiny) },
        { "adadelta", () => new Adadelta(1.0) },
        { "adam", () => new Adam(0.01, epsilon: Tiny) },
        { "adam amsgrad", () => new Adam(0.01, beta1: 0.8, beta2: 0.5, epsilon: Tiny, amsgrad: true) },
        { "adamw", () => new AdamW(0.01, weightDecay: 0.04, epsilon: Tiny) },
        { "adamax", () => new Adamax(0.01, epsilon: Tiny) },
        { "nadam", () => new Nadam(0.01) },
    };

    [Fact]
    public void EveryFixtureIsUsed() => Assert.Equal(Expected.Keys.Order(), Cases.Select(row => (string)row[0]).Order());

    [Theory]
    [MemberData(nameof(Cases))]
    public void StepsAgree(string name, Func<Optimizer> make)
    {
        var net = new FakeNetwork<double>(FakeNetwork<double>.Parameter("w", 0, Count));
        var single = new FakeNetwork<float>(FakeNetwork<float>.Parameter("w", 0, Count));
        Optimizer optimizer = make(), singleOptimizer = make();
        for (int i = 0; i < Count; i++)
        {
            net.Weights[i] = Math.Cos(1.3 * i);
            single.Weights[i] = (float)Math.Cos(1.3 * i);
        }

        for (int step = 0; step < Expected[name].Length; step++)
        {
            for (int i = 0; i < Count; i++)
            {
                net.Gradients[i] = Math.Sin((1.7 * i) + (0.9 * step)) + (0.3 * net.Weights[i]);
                single.Gradients[i] = (float)Math.Sin((1.7 * i) + (0.9 * step)) + (0.3f * single.Weights[i]);
            }

            optimizer.Step(net);
            singleOptimizer.Step(single);
            for (int i = 0; i < Count; i++)
            {
                Assert.Equal(Expected[name][step][i], net.Weights[i], 1e-12);
                Assert.Equal(Expected[name][step][i], single.Weights[i], 2e-6);
            }
        }
    }
}

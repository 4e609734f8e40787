using System.Numerics;
using NetGen.Tests.Fixtures;

namespace NetGen.Tests.Cases;

/// <summary>What every network must do: predict.</summary>
internal class NetworkCase<TNetwork, T> : CorpusCase
    where TNetwork : class, INetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Alignment = 64;
    private readonly Lazy<Fixture> _fixture;

    public NetworkCase()
        : base(typeof(TNetwork), typeof(T)) => _fixture = new(() => Fixture.Read(typeof(TNetwork).Name));

    public override IEnumerable<Check> Checks =>
    [
        new(nameof(Parameters), Parameters),
        new(nameof(Initialization), Initialization),
        new(nameof(Outputs), Outputs),
        new(nameof(Rows), Rows),
        .. OperatingSystem.IsLinux() ? [new Check(nameof(InputBounds), InputBounds)] : Array.Empty<Check>(),
        new(nameof(ConcurrentPredictions), ConcurrentPredictions),
        new(nameof(PredictionMemory), PredictionMemory),
        new(nameof(PredictionArguments), PredictionArguments),
    ];

    protected Fixture Fixture => _fixture.Value;

    /// <summary>Whether some biases begin at 1 in part.</summary>
    private static bool HasForgetGates { get; } = typeof(TNetwork).IsDefined(typeof(LSTMAttribute), inherit: false);

    /// <summary>What an embedding's numbers stay below; 0 for a network of real inputs.</summary>
    private static int IndexLimit { get; } = typeof(TNetwork).GetCustomAttributes(false).OfType<EmbeddingAttribute>().Select(e => e.InputDim).DefaultIfEmpty().Min();

    /// <summary>A network with the fixture's weights.</summary>
    protected TNetwork CreateFromFixture()
    {
        TNetwork network = TNetwork.Create(0);
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            Fixture.Weights[parameter.Name].As<T>().CopyTo(Entry(parameter, network.Weights));
        }

        return network;
    }

    /// <summary>A network with weights around its initial ones, biases included.</summary>
    protected static TNetwork CreateRandom(int seed)
    {
        TNetwork network = TNetwork.Create(seed);
        var random = new Random(seed);
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            foreach (ref T weight in Entry(parameter, network.Weights))
            {
                weight += T.CreateChecked((random.NextDouble() - 0.5) / 4);
            }
        }

        return network;
    }

    protected static T[] RandomSamples(TNetwork network, int count, int seed)
    {
        var random = new Random(seed);
        var x = new T[count * network.InputSize];
        foreach (ref T value in x.AsSpan())
        {
            value = T.CreateChecked(IndexLimit > 0 ? random.Next(IndexLimit) : (random.NextDouble() * 4) - 2);
        }

        return x;
    }

    protected static Span<T> Entry(ParameterInfo parameter, Span<T> parameters) => parameters.Slice(parameter.Offset, parameter.Length);

    /// <summary>The elements between the parameters.</summary>
    protected static IEnumerable<int> Gaps(TNetwork network)
    {
        var used = network.ParameterTable.SelectMany(p => Enumerable.Range(p.Offset, p.Length)).ToHashSet();
        return Enumerable.Range(0, network.Weights.Length).Where(i => !used.Contains(i));
    }

    private void Parameters()
    {
        TNetwork network = TNetwork.Create(0);
        Assert.Equal(Fixture.Weights.Keys, network.ParameterTable.Select(p => p.Name));
        int end = 0;
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            Assert.Equal(Fixture.Weights[parameter.Name].Shape, parameter.Shape);
            Assert.Equal(parameter.Shape.Aggregate(1, (a, b) => a * b), parameter.Length);
            Assert.True(parameter.Offset >= end, $"{parameter.Name} overlaps the parameter before it.");
            Assert.True(parameter.Offset * SizeOf() % Alignment == 0, $"{parameter.Name} starts off a {Alignment}-byte boundary.");
            Assert.False(parameter.Trainable && parameter.Name.Contains(".moving_", StringComparison.Ordinal));
            end = parameter.Offset + parameter.Length;
        }

        Assert.True(network.Weights.Length >= end);
        Assert.Equal(network.ParameterTable.Sum(p => p.Length), TNetwork.ParameterCount);
        Assert.Equal(network.ParameterTable.Where(p => p.Trainable).Sum(p => p.Length), TNetwork.TrainableParameterCount);
        Assert.Equal(Fixture.X.Shape[1..], network.InputShape);
        Assert.Equal(Fixture.Y.Shape[1..], network.OutputShape);
        Assert.Equal(network.InputShape.Aggregate(1, (a, b) => a * b), network.InputSize);
        Assert.Equal(network.OutputShape.Aggregate(1, (a, b) => a * b), network.OutputSize);
        Assert.NotEmpty(TNetwork.Summary);

        static int SizeOf() => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
    }

    private static void Initialization()
    {
        TNetwork network = TNetwork.Create(7);
        Closeness.AssertSameBits<T>("A second network of the same seed", network.Weights, TNetwork.Create(7).Weights);
        Assert.All(Gaps(network), i => Assert.Equal(T.Zero, network.Weights[i]));
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            // The corpus declares no initialiser, so kernels are random, and what shifts or scales begins with a number.
            T? number = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..] switch
            {
                "bias" or "beta" or "alpha" or "moving_mean" => T.Zero,
                "scale" when parameter.Name.StartsWith("additive", StringComparison.Ordinal) => null,
                "gamma" or "scale" or "concat_score_weight" or "moving_variance" => T.One,
                _ => null,
            };
            Span<T> first = Entry(parameter, network.Weights), second = Entry(parameter, TNetwork.Create(8).Weights);
            bool isBias = parameter.Name.Contains("bias", StringComparison.Ordinal);
            bool asExpected = number is { } value && !(isBias && HasForgetGates) ? !first.ContainsAnyExcept(value) : isBias == first.SequenceEqual(second);
            Assert.True(asExpected, $"{parameter.Name} has odd initial values.");
        }
    }

    private void Outputs()
    {
        TNetwork network = CreateFromFixture();
        T[] x = Fixture.X.As<T>();
        var y = new T[Fixture.Y.Values.Length];
        foreach (int threads in new[] { 1, 2 })
        {
            using var bounded = new Threads(threads);
            y.AsSpan().Fill(T.NaN);
            network.Predict(x, y);
            Closeness.Assert<T>($"The output on {threads} threads", Fixture.Y.Values, y, Closeness.OutputBound<T>());
        }
    }

    /// <summary>Many samples at once give what each gives alone, but for the order of sums, and none writes past its row.</summary>
    private static void Rows()
    {
        const int Count = 33;
        TNetwork network = CreateRandom(1);
        T[] x = RandomSamples(network, Count, 2);
        int rows = network.OutputSize;
        var together = new T[Count * rows];
        network.Predict(x, together);

        double usual = Closeness.Norm(Doubles(together)) / Math.Sqrt(Count);
        var alone = new T[rows + 2];
        T sentinel = T.CreateChecked(12345);
        for (int i = 0; i < Count; i++)
        {
            alone.AsSpan().Fill(sentinel);
            network.Predict(x.AsSpan(i * network.InputSize, network.InputSize), alone.AsSpan(1, rows));
            Closeness.Assert($"Sample {i} alone", Doubles(together.AsSpan(i * rows, rows)), alone.AsSpan(1, rows), Closeness.OutputBound<T>(), usual);
            Assert.Equal(sentinel, alone[0]);
            Assert.Equal(sentinel, alone[^1]);
        }

        network.Predict([], []);
    }

    /// <summary>Nothing is read beside the samples, which a program may read where the caller has them.</summary>
    private void InputBounds()
    {
        TNetwork network = CreateRandom(9);
        foreach (int count in new[] { 1, 2, 7, 33 })
        {
            T[] x = RandomSamples(network, count, 10);
            T[] expected = Pass(network, x, count);
            using var memory = new GuardedMemory<T>(x.Length);
            x.CopyTo(memory.AtStart);
            Closeness.AssertSameBits<T>($"{count} samples behind a page that may not be read", expected, Pass(network, memory.AtStart, count));
            x.CopyTo(memory.AtEnd);
            Closeness.AssertSameBits<T>($"{count} samples before a page that may not be read", expected, Pass(network, memory.AtEnd, count));
        }
    }

    /// <summary>What the passes over some samples give.</summary>
    protected virtual T[] Pass(TNetwork network, ReadOnlySpan<T> x, int count)
    {
        var y = new T[count * network.OutputSize];
        network.Predict(x, y);
        return y;
    }

    private static double[] Doubles(ReadOnlySpan<T> values)
    {
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = double.CreateChecked(values[i]);
        }

        return result;
    }

    private static void ConcurrentPredictions()
    {
        const int Count = 9, ThreadCount = 8, Repetitions = 4;
        TNetwork network = CreateRandom(3);
        T[] x = RandomSamples(network, Count, 4);
        var expected = new T[Count * network.OutputSize];
        network.Predict(x, expected);

        var failures = new Exception?[ThreadCount];
        using var start = new Barrier(ThreadCount);
        Thread[] threads = [.. Enumerable.Range(0, ThreadCount).Select(t => new Thread(() => failures[t] = Record.Exception(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < Repetitions; i++)
            {
                var y = new T[expected.Length];
                network.Predict(x, y);
                Closeness.AssertSameBits<T>("One of eight predictions at a time", expected, y);
            }
        })))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.All(failures, Assert.Null);
    }

    private static void PredictionMemory()
    {
        const int Count = 5;
        TNetwork network = CreateRandom(5);
        T[] x = RandomSamples(network, Count, 6);
        var y = new T[Count * network.OutputSize];
        Allocation.AssertNone("Predict", () => network.Predict(x, y));
        Allocation.AssertNone("Predict with changed weights", () =>
        {
            network.WeightsChanged();
            network.Predict(x, y);
        });
    }

    private static void PredictionArguments()
    {
        TNetwork network = TNetwork.Create(0);
        int inputs = network.InputSize, outputs = network.OutputSize;
        Assert.ThrowsAny<ArgumentException>(() => network.Predict(new T[(2 * inputs) + 1], new T[2 * outputs]));
        Assert.ThrowsAny<ArgumentException>(() => network.Predict(new T[2 * inputs], new T[(2 * outputs) + 1]));
        Assert.ThrowsAny<ArgumentException>(() => network.Predict(new T[2 * inputs], new T[3 * outputs]));
        Assert.ThrowsAny<ArgumentException>(() => network.Predict(new T[3 * inputs], new T[2 * outputs]));
    }
}

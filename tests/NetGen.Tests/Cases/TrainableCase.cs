using System.Numerics;
using NetGen.Tests.Fixtures;

namespace NetGen.Tests.Cases;

/// <summary>What a network with a loss must do besides: differentiate and train.</summary>
internal sealed class TrainableCase<TNetwork, T, TTarget> : NetworkCase<TNetwork, T>
    where TNetwork : class, INetwork<TNetwork, T>, ITrainable<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged, INumber<TTarget>
{
    public override IEnumerable<Check> Checks
    {
        get
        {
            List<Check> checks =
            [
                .. base.Checks,
                new(nameof(Evaluation), Evaluation),
                new(nameof(Repetition), Repetition),
                new(nameof(Purity), Purity),
                new(nameof(SampleWeights), SampleWeights),
                new(nameof(Training), Training),
                new(nameof(TrainingMemory), TrainingMemory),
                new(nameof(TrainingArguments), TrainingArguments),
            ];
            if (!IsNoisy)
            {
                checks.Add(new(nameof(Gradients), Gradients));
                checks.Add(new(nameof(MovingAverages), MovingAverages));
            }

            if (typeof(T) == typeof(double))
            {
                checks.Add(new(nameof(FiniteDifferences), FiniteDifferences));
            }

            return checks;
        }
    }

    /// <summary>Whether training draws at random, so that it gives other numbers than evaluation.</summary>
    private static bool IsNoisy { get; } = typeof(TNetwork).GetCustomAttributesData().Any(a => a.AttributeType.Name == "NoisyAttribute");

    private TTarget[] FixtureTarget => Fixture.Target!.As<TTarget>();

    /// <summary>Whether some loss reads class labels.</summary>
    private static bool HasLabels { get; } = typeof(TNetwork).IsDefined(typeof(SparseCategoricalCrossEntropyAttribute), inherit: false);

    /// <summary>Whether a loss reads rows of labels, of which 0 is the end.</summary>
    private static bool HasRowsOfLabels { get; } = typeof(TNetwork).IsDefined(typeof(CTCAttribute), inherit: false);

    /// <summary>Targets of any kind: class numbers, or values from 0 to 1.</summary>
    private static TTarget[] RandomTargets(TNetwork network, int count, int seed)
    {
        var random = new Random(seed);
        var target = new TTarget[count * network.TargetSize];
        foreach (ref TTarget value in target.AsSpan())
        {
            value = typeof(TTarget) == typeof(int)
                ? TTarget.CreateChecked(random.Next(network.OutputShape[^1]))
                : TTarget.CreateChecked(HasRowsOfLabels ? 1 + random.Next(network.OutputShape[^1] - 1) : HasLabels ? random.Next(2) : random.NextDouble());
        }

        return target;
    }

    protected override T[] Pass(TNetwork network, ReadOnlySpan<T> x, int count)
    {
        TTarget[] target = RandomTargets(network, count, 11);
        T[] y = base.Pass(network, x, count);
        return [.. y, network.EvaluateBatch(x, target, new T[y.Length]), network.ForwardBackward(x, target), .. Trained(network)];

        static T[] Trained(TNetwork network) => [.. network.ParameterTable.Where(p => p.Trainable).SelectMany(p => Entry(p, network.Gradients).ToArray())];
    }

    private void Gradients()
    {
        TNetwork network = CreateFromFixture();
        T[] x = Fixture.X.As<T>();
        Assert.Equal(Fixture.Gradients.Keys, network.ParameterTable.Where(p => p.Trainable).Select(p => p.Name));
        double norm = Math.Sqrt(Fixture.Gradients.Values.Sum(g => Math.Pow(Closeness.Norm(g.Values), 2)));
        foreach (int threads in new[] { 1, 2 })
        {
            using var bounded = new Threads(threads);
            foreach (ParameterInfo parameter in network.ParameterTable)
            {
                Entry(parameter, network.Gradients).Fill(T.NaN);
            }

            T loss = network.ForwardBackward(x, FixtureTarget);
            Closeness.Assert<T>($"The loss on {threads} threads", [Fixture.TrainingLoss ?? Fixture.Loss], [loss], Closeness.OutputBound<T>());
            foreach (ParameterInfo parameter in network.ParameterTable.Where(p => p.Trainable))
            {
                Closeness.Assert<T>(
                    $"The gradient of {parameter.Name} on {threads} threads",
                    Fixture.Gradients[parameter.Name].Values,
                    Entry(parameter, network.Gradients),
                    Closeness.GradientBound<T>(),
                    scale: norm * 1e-6);
            }
        }
    }

    /// <summary>A step moves what is averaged over batches, and nothing else does.</summary>
    private void MovingAverages()
    {
        foreach (int threads in new[] { 1, 2 })
        {
            using var bounded = new Threads(threads);
            TNetwork network = CreateFromFixture();
            network.TrainBatch(Fixture.X.As<T>(), FixtureTarget, new PlainDescent { LearningRate = 0 });
            foreach (ParameterInfo parameter in network.ParameterTable)
            {
                StoredTensor expected = Fixture.Updated.GetValueOrDefault(parameter.Name) ?? Fixture.Weights[parameter.Name];
                Closeness.Assert<T>($"{parameter.Name} after a step on {threads} threads", expected.Values, Entry(parameter, network.Weights), Closeness.OutputBound<T>());
            }
        }
    }

    private void Evaluation()
    {
        TNetwork network = CreateFromFixture();
        var y = new T[Fixture.Y.Values.Length];
        T loss = network.EvaluateBatch(Fixture.X.As<T>(), FixtureTarget, y);
        Closeness.Assert<T>("The evaluated loss", [Fixture.Loss], [loss], Closeness.OutputBound<T>());
        Closeness.Assert<T>("The evaluated output", Fixture.Y.Values, y, Closeness.OutputBound<T>());
    }

    /// <summary>The same seed, samples and number of threads give the same bits.</summary>
    private static void Repetition()
    {
        const int Count = 33, Steps = 3;
        T[]? expected = null;
        foreach (int threads in new[] { 1, 1, 2, 2 })
        {
            using var bounded = new Threads(threads);
            TNetwork network = CreateRandom(11);
            T[] x = RandomSamples(network, Count, 12);
            TTarget[] target = RandomTargets(network, Count, 13);
            var optimizer = new PlainDescent();
            var losses = new T[Steps];
            for (int i = 0; i < Steps; i++)
            {
                losses[i] = network.TrainBatch(x, target, optimizer);
            }

            T[] actual = [.. network.Weights, .. losses];
            if (expected is null)
            {
                expected = actual;
            }
            else
            {
                Closeness.AssertSameBits<T>($"A second run on {threads} threads", expected, actual);
                expected = null;
            }
        }
    }

    /// <summary>Forward and backward change gradients and nothing else, and they fill no gap.</summary>
    private static void Purity()
    {
        const int Count = 7;
        TNetwork network = CreateRandom(21);
        T[] x = RandomSamples(network, Count, 22), before = [.. network.Weights];
        TTarget[] target = RandomTargets(network, Count, 23);
        T loss = network.ForwardBackward(x, target);
        T[] gradients = [.. network.Gradients];

        T again = network.ForwardBackward(x, target);
        Closeness.AssertSameBits<T>("A second loss", [loss], [again]);
        Closeness.AssertSameBits<T>("A second gradient", gradients, network.Gradients);
        Closeness.AssertSameBits<T>("The weights after a gradient", before, network.Weights);
        Assert.Equal(network.Weights.Length, network.Gradients.Length);
        Assert.All(Gaps(network), i => Assert.Equal(T.Zero, network.Gradients[i]));
    }

    /// <summary>Each sample's loss counts as often as its weight says; penalties do not.</summary>
    private static void SampleWeights()
    {
        const int Count = 3;
        TNetwork network = CreateRandom(61);
        T[] x = RandomSamples(network, Count, 62), y = new T[Count * network.OutputSize];
        TTarget[] target = RandomTargets(network, Count, 63);
        T[] ones = [T.One, T.One, T.One], zeros = new T[Count], weights = [T.CreateChecked(0.5), T.Zero, T.CreateChecked(2)];
        Closeness.AssertSameBits<T>("The loss with weights of one", [network.EvaluateBatch(x, target, y)], [network.EvaluateBatch(x, target, y, ones)]);

        // A sample alone, in its own place and in another.
        T[] turned = [.. x[^network.InputSize..], .. x[..^network.InputSize]];
        TTarget[] turnedTarget = [.. target[^network.TargetSize..], .. target[..^network.TargetSize]];
        double penalties = Loss(x, target, zeros), expected = penalties, scale = Math.Abs(Loss(x, target, ones));
        for (int i = 0; i < Count; i++)
        {
            T[] own = new T[Count], other = new T[Count];
            own[i] = other[(i + 1) % Count] = T.One;
            double alone = Loss(x, target, own);
            Closeness.Assert<T>("The loss of a sample in another place", [alone], [T.CreateChecked(Loss(turned, turnedTarget, other))], Closeness.OutputBound<T>(), scale);
            expected += double.CreateChecked(weights[i]) * (alone - penalties);
        }

        Closeness.Assert<T>("The weighted loss", [expected], [network.EvaluateBatch(x, target, y, weights)], Closeness.OutputBound<T>(), scale);
        double[] none = Gradient(zeros), once = Gradient(ones), twice = Gradient([.. ones.Select(w => w + w)]);
        Closeness.Assert<T>(
            "The gradient with weights of two",
            [.. once.Zip(none, (a, b) => (2 * a) - b)],
            Array.ConvertAll(twice, T.CreateChecked),
            Closeness.GradientBound<T>(),
            Closeness.Norm(none));
        Assert.ThrowsAny<ArgumentException>(() => network.ForwardBackward(x, target, ones.AsSpan(1)));

        double Loss(T[] samples, TTarget[] targets, T[] sampleWeights) =>
            double.CreateChecked(network.EvaluateBatch(samples, targets, y, sampleWeights));

        double[] Gradient(T[] sampleWeights)
        {
            network.ForwardBackward(x, target, sampleWeights);
            return Array.ConvertAll(network.Gradients.ToArray(), double.CreateChecked);
        }
    }

    /// <summary>A step hands the optimiser the gradients of forward and backward, and the output of before the step.</summary>
    private void Training()
    {
        const int Count = 7;
        TNetwork network = CreateRandom(31), twin = CreateRandom(31);
        T[] x = RandomSamples(network, Count, 32);
        TTarget[] target = RandomTargets(network, Count, 33);
        T[] expected = new T[Count * network.OutputSize], y = new T[Count * network.OutputSize];
        T loss = twin.EvaluateBatch(x, target, expected);
        twin.ForwardBackward(x, target);
        new PlainDescent().Descend(twin);

        var optimizer = new PlainDescent();
        T trained = network.TrainBatch(x, target, optimizer, y);
        Assert.Equal(1, optimizer.Steps);
        if (!IsNoisy && Fixture.TrainingLoss is null)
        {
            Closeness.Assert<T>("The loss of a step", [double.CreateChecked(loss)], [trained], Closeness.OutputBound<T>());
            Closeness.Assert<T>("The output of a step", Array.ConvertAll(expected, double.CreateChecked), y, Closeness.OutputBound<T>());
        }

        foreach (ParameterInfo parameter in network.ParameterTable.Where(p => p.Trainable && !Fixture.Updated.ContainsKey(p.Name)))
        {
            Closeness.AssertSameBits<T>($"{parameter.Name} after a step", Entry(parameter, twin.Weights), Entry(parameter, network.Weights));
        }

        Assert.All(Gaps(network), i => Assert.Equal(T.Zero, network.Weights[i]));
    }

    private static void TrainingMemory()
    {
        const int Count = 5;
        TNetwork network = CreateRandom(41);
        T[] x = RandomSamples(network, Count, 42), y = new T[Count * network.OutputSize];
        TTarget[] target = RandomTargets(network, Count, 43);
        var optimizer = new PlainDescent { LearningRate = 1e-6 };
        Allocation.AssertNone("TrainBatch", () => network.TrainBatch(x, target, optimizer));
        Allocation.AssertNone("TrainBatch with outputs", () => network.TrainBatch(x, target, optimizer, y));
        Allocation.AssertNone("EvaluateBatch", () => network.EvaluateBatch(x, target, y));
    }

    private static void TrainingArguments()
    {
        TNetwork network = TNetwork.Create(0);
        T[] x = RandomSamples(network, 2, 0), y = new T[2 * network.OutputSize];
        TTarget[] target = RandomTargets(network, 2, 0);
        var optimizer = new PlainDescent();
        Assert.ThrowsAny<ArgumentException>(() => network.ForwardBackward(x.AsSpan(1), target));
        Assert.ThrowsAny<ArgumentException>(() => network.ForwardBackward(x, target.AsSpan(network.TargetSize)));
        Assert.ThrowsAny<ArgumentException>(() => network.TrainBatch(x, [.. target, default], optimizer));
        Assert.ThrowsAny<ArgumentException>(() => network.TrainBatch(x, target, optimizer, y.AsSpan(network.OutputSize)));
        Assert.ThrowsAny<ArgumentException>(() => network.EvaluateBatch(x, target, y.AsSpan(network.OutputSize)));
        if (typeof(TTarget) == typeof(int) || HasRowsOfLabels)
        {
            foreach (int label in new[] { -1, network.OutputShape[^1] })
            {
                target[^1] = TTarget.CreateChecked(label);
                Assert.ThrowsAny<ArgumentException>(() => network.ForwardBackward(x, target));
                Assert.ThrowsAny<ArgumentException>(() => network.TrainBatch(x, target, optimizer));
                Assert.ThrowsAny<ArgumentException>(() => network.EvaluateBatch(x, target, y));
            }
        }

        Assert.Equal(0, optimizer.Steps);
    }

    /// <summary>Central differences on some elements of each parameter, in double precision only.</summary>
    private static void FiniteDifferences()
    {
        const int Count = 3, ElementsPerParameter = 8;
        TNetwork network = CreateRandom(51);
        T[] x = RandomSamples(network, Count, 52);
        TTarget[] target = RandomTargets(network, Count, 53);
        double loss = double.CreateChecked(network.ForwardBackward(x, target));
        double[] gradients = Array.ConvertAll(network.Gradients.ToArray(), double.CreateChecked);
        double typical = Closeness.Norm(gradients) / Math.Sqrt(TNetwork.ParameterCount);
        var random = new Random(54);
        foreach (ParameterInfo parameter in network.ParameterTable.Where(p => p.Trainable))
        {
            for (int i = 0; i < Math.Min(ElementsPerParameter, parameter.Length); i++)
            {
                int element = random.Next(parameter.Length);
                int at = parameter.Offset + element;
                double bound = (1e-6 * Math.Max(Math.Abs(gradients[at]), typical)) + (1e-8 * Math.Max(1, Math.Abs(loss)));

                // A step across a kink, of a ReLU or a maximum, misses; a shorter one that crosses none tells.
                double[] slopes = [.. new[] { 1e-6, 1e-7 }.Select(h => Slope(at, h))];
                Assert.True(
                    slopes.Any(s => Math.Abs(s - gradients[at]) <= bound),
                    $"The gradient of {parameter.Name} at {element} is {gradients[at]:R}, but differences give {string.Join(" and ", slopes)}.");
            }
        }

        double Slope(int at, double h)
        {
            T weight = network.Weights[at];
            network.Weights[at] = weight + T.CreateChecked(h);
            double above = double.CreateChecked(network.ForwardBackward(x, target));
            network.Weights[at] = weight - T.CreateChecked(h);
            double below = double.CreateChecked(network.ForwardBackward(x, target));
            network.Weights[at] = weight;
            return (above - below) / (2 * h);
        }
    }
}

namespace NetGen.Runtime.Tests.Schedules;

public class ScheduledOptimizerTests
{
    /// <summary>Every schedule that comes with NetGen.</summary>
    public static TheoryData<LearningRateSchedule> Schedules =>
    [
        new CosineDecay(0.1, 20, warmupTarget: 0.2, warmupSteps: 10),
        new ExponentialDecay(0.1, 10, 0.9),
        new InverseTimeDecay(0.1, 10, 0.5),
        new PiecewiseConstantDecay([5, 10], [0.1, 0.05, 0.01]),
        new PolynomialDecay(0.1, 20, cycle: true),
    ];

    [Fact]
    public void EachStepTakesTheRateOfItsNumber()
    {
        FakeNetwork<double> net = Network<double>();
        var optimizer = new Sgd { Schedule = new PiecewiseConstantDecay([0, 2], [1, 0.5, 0.125]) };
        Assert.Equal(1, optimizer.LearningRate);
        double[] rates = [1, 0.5, 0.5, 0.125, 0.125];
        double weight = 0;
        foreach (double rate in rates)
        {
            optimizer.Step(net);
            weight -= rate;
            Assert.Equal(weight, net.Weights[0]);
            Assert.Equal(rate, optimizer.LearningRate);
        }
    }

    [Fact]
    public void WeightDecayFollowsToo()
    {
        FakeNetwork<double> net = Network<double>();
        net.Weights.Fill(1);
        net.Gradients.Clear();
        var optimizer = new Sgd { WeightDecay = 1, Schedule = new PiecewiseConstantDecay([0], [0.5, 0.25]) };
        optimizer.Step(net);
        optimizer.Step(net);
        Assert.Equal(0.5 * 0.75, net.Weights[0]);
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void MatchesRatesSetByHand(LearningRateSchedule schedule)
    {
        FakeNetwork<float> scheduled = Network<float>(), byHand = Network<float>();
        Optimizer follower = new Adam { Schedule = schedule }, other = new Adam();
        for (int step = 0; step < 30; step++)
        {
            follower.Step(scheduled);
            other.LearningRate = schedule.At(step);
            other.Step(byHand);
        }

        Assert.Equal(byHand.Weights.ToArray(), scheduled.Weights.ToArray());
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void StepsAllocateNothingAfterTheFirst(LearningRateSchedule schedule)
    {
        FakeNetwork<float> net = Network<float>();
        var optimizer = new RmsProp { Schedule = schedule };
        optimizer.Step(net);
        optimizer.Step(net);
        long start = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 50; i++)
        {
            optimizer.Step(net);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
    }

    [Fact]
    public void TheRateCannotBeSetByHand()
    {
        var optimizer = new RmsProp { Schedule = new CosineDecay(0.1, 10) };
        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 0.2);
        Assert.Contains("LearningRate of this RmsProp follows its Schedule, a CosineDecay", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0.1, optimizer.LearningRate);
    }

    [Fact]
    public void NoScheduleLeavesTheRateAlone()
    {
        var optimizer = new Sgd(0.5) { Schedule = null };
        optimizer.Step(Network<float>());
        Assert.Equal(0.5, optimizer.LearningRate);
        optimizer.LearningRate = 0.25;
        Assert.Equal(0.25, optimizer.LearningRate);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void AnImpossibleRateStopsTheStep(double rate)
    {
        FakeNetwork<double> net = Network<double>();
        var optimizer = new Sgd { Schedule = new Chosen(1, rate) };
        optimizer.Step(net);
        var exception = Assert.Throws<InvalidOperationException>(() => optimizer.Step(net));
        Assert.StartsWith("Chosen gave the rate ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("after 1 steps", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, optimizer.Steps);
        Assert.Equal(-1, net.Weights[0]);
        Assert.Throws<InvalidOperationException>(() => new Sgd { Schedule = new Chosen(rate) });
    }

    private static FakeNetwork<T> Network<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var net = new FakeNetwork<T>(FakeNetwork<T>.Parameter("a", 0, 37));
        net.Weights.Clear();
        net.Gradients.Fill(T.One);
        return net;
    }

    private sealed class Chosen(params double[] rates) : LearningRateSchedule
    {
        public override double At(long step) => rates[step];
    }
}

namespace NetGen.Runtime.Tests.Schedules;

public class ScheduleTests
{
    /// <summary>Schedules with steps and the rates that the formulas in Keras's documentation give, computed apart from this code.</summary>
    public static TheoryData<string, LearningRateSchedule, (long Step, double Rate)[]> Cases => new()
    {
        {
            "cosine",
            new CosineDecay(0.1, 1000),
            [(0, 0.1), (1, 0.09999975326009292), (250, 0.08535533905932738), (500, 0.05), (900, 0.0024471741852423235), (1000, 0), (5000, 0)]
        },
        {
            "cosine alpha",
            new CosineDecay(0.1, 1000, alpha: 0.25),
            [(0, 0.1), (100, 0.09816461936106827), (333, 0.08128399845102663), (1000, 0.025), (1001, 0.025)]
        },
        {
            "cosine warmup",
            new CosineDecay(0.01, 100, 0.1, warmupTarget: 0.5, warmupSteps: 20),
            [
                (0, 0.01), (1, 0.0345), (5, 0.1325), (19, 0.4755), (20, 0.5), (21, 0.4998889760822896), (70, 0.275),
                (119, 0.05011102391771039), (120, 0.05), (500, 0.05), (long.MaxValue, 0.05),
            ]
        },
        { "cosine from target", new CosineDecay(0.01, 100, warmupTarget: 0.5), [(0, 0.5), (30, 0.39694631307311834), (100, 0)] },
        {
            "exponential",
            new ExponentialDecay(0.1, 100, 0.96),
            [(0, 0.1), (1, 0.09995918633652226), (50, 0.09797958971132713), (100, 0.096), (250, 0.09029798987795908), (10_000, 0.0016870319358849588)]
        },
        {
            "exponential staircase",
            new ExponentialDecay(0.1, 100, 0.5, staircase: true),
            [(0, 0.1), (99, 0.1), (100, 0.05), (199, 0.05), (350, 0.0125)]
        },
        {
            "inverse time",
            new InverseTimeDecay(0.1, 10, 0.5),
            [(0, 0.1), (1, 0.09523809523809523), (10, 0.06666666666666667), (25, 0.044444444444444446), (1000, 0.00196078431372549)]
        },
        {
            "inverse time staircase",
            new InverseTimeDecay(0.1, 10, 0.5, staircase: true),
            [(0, 0.1), (9, 0.1), (10, 0.06666666666666667), (25, 0.05), (1000, 0.00196078431372549)]
        },
        {
            "linear",
            new PolynomialDecay(0.001, 4690),
            [(0, 0.001), (1, 0.0009998081023454158), (938, 0.00082), (2345, 0.00055), (4689, 0.00010019189765458423), (4690, 0.0001), (9000, 0.0001)]
        },
        {
            "square root",
            new PolynomialDecay(0.1, 10_000, 0.01, power: 0.5),
            [(0, 0.1), (100, 0.09954886933959581), (5000, 0.07363961030678928), (7500, 0.055), (10_000, 0.01), (20_000, 0.01)]
        },
        {
            "polynomial cycle",
            new PolynomialDecay(0.1, 100, 0.02, power: 2, cycle: true),
            [(0, 0.1), (50, 0.04), (100, 0.02), (101, 0.039602), (150, 0.025), (200, 0.02), (201, 0.028712), (450, 0.0208)]
        },
        {
            "piecewise",
            new PiecewiseConstantDecay([100_000, 110_000], [1, 0.5, 0.1]),
            [(0, 1), (100_000, 1), (100_001, 0.5), (110_000, 0.5), (110_001, 0.1), (long.MaxValue, 0.1)]
        },
        { "piecewise of one", new PiecewiseConstantDecay([], [0.3]), [(0, 0.3), (7, 0.3)] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void FollowsThePublishedFormula(string name, LearningRateSchedule schedule, (long Step, double Rate)[] rates)
    {
        foreach ((long step, double rate) in rates)
        {
            Assert.True(Math.Abs(schedule.At(step) - rate) <= 1e-15, $"{name} at {step}: expected {rate}, found {schedule.At(step)}");
        }

        Assert.Throws<ArgumentOutOfRangeException>("step", () => schedule.At(-1));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>("initialLearningRate", () => new CosineDecay(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new CosineDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => new CosineDecay(1, 10, alpha: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("warmupTarget", () => new CosineDecay(1, 10, warmupTarget: -1));
        Assert.Throws<ArgumentOutOfRangeException>("warmupSteps", () => new CosineDecay(1, 10, warmupTarget: 1, warmupSteps: -1));
        var exception = Assert.Throws<ArgumentException>("warmupSteps", () => new CosineDecay(1, 10, warmupSteps: 5));
        Assert.Contains("warmupTarget", exception.Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentOutOfRangeException>("initialLearningRate", () => new ExponentialDecay(double.PositiveInfinity, 10, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new ExponentialDecay(1, -5, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("decayRate", () => new ExponentialDecay(1, 10, -0.5));

        Assert.Throws<ArgumentOutOfRangeException>("initialLearningRate", () => new InverseTimeDecay(double.NaN, 10, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new InverseTimeDecay(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("decayRate", () => new InverseTimeDecay(1, 10, -0.5));

        Assert.Throws<ArgumentOutOfRangeException>("initialLearningRate", () => new PolynomialDecay(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("decaySteps", () => new PolynomialDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("endLearningRate", () => new PolynomialDecay(1, 10, -1));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => new PolynomialDecay(1, 10, power: -1));
    }

    [Fact]
    public void PiecesAreChecked()
    {
        Assert.Throws<ArgumentNullException>("boundaries", () => new PiecewiseConstantDecay(null!, [1]));
        Assert.Throws<ArgumentNullException>("values", () => new PiecewiseConstantDecay([1], null!));
        var exception = Assert.Throws<ArgumentException>("values", () => new PiecewiseConstantDecay([10, 20], [1, 0.5]));
        Assert.Contains("one value more than the 2 boundaries, found 2", exception.Message, StringComparison.Ordinal);
        exception = Assert.Throws<ArgumentException>("boundaries", () => new PiecewiseConstantDecay([10, 10], [1, 0.5, 0.1]));
        Assert.Contains("found 10 after 10", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("boundaries", () => new PiecewiseConstantDecay([-1], [1, 0.5]));
        Assert.Throws<ArgumentOutOfRangeException>("values", () => new PiecewiseConstantDecay([1], [1, -0.5]));
    }

    [Fact]
    public void PiecesAreCopied()
    {
        long[] boundaries = [10];
        double[] values = [1, 0.5];
        var schedule = new PiecewiseConstantDecay(boundaries, values);
        boundaries[0] = 5;
        values[0] = 7;
        Assert.Equal(1, schedule.At(10));
    }
}

using Samples;

namespace NetGen.Samples.Tests;

public class MlpTests
{
    [Fact]
    public void BothLossesReadDrawnDigits()
    {
        var (train, test) = Digits.Drawn;
        Assert.InRange(MlpTraining.RunCrossEntropy(train, test, seed: 1, epochs: 8).Accuracy, 0.93, 1);
        Assert.InRange(MlpTraining.RunSquaredError(train, test, seed: 1, epochs: 8).Accuracy, 0.93, 1);
    }

    [RealMnistFact]
    public void BothLossesReadHandwrittenDigits()
    {
        var (train, test) = Digits.Real;
        Assert.InRange(MlpTraining.RunCrossEntropy(train, test, seed: 1, epochs: 5).Accuracy, 0.93, 0.97);
        Assert.InRange(MlpTraining.RunSquaredError(train, test, seed: 1, epochs: 5).Accuracy, 0.92, 0.97);
    }
}

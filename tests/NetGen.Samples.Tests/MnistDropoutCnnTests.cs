using Samples;

namespace NetGen.Samples.Tests;

public class MnistDropoutCnnTests
{
    [Fact]
    public void OneEpochReadsDrawnDigits()
    {
        var (history, evaluation) = MnistDropoutCnnTraining.Run(Digits.Drawn.Train, Digits.Drawn.Test, seed: 1, epochs: 1);
        Assert.InRange(evaluation.Accuracy, 0.85, 1);

        // Values are dropped in training only, so that training looks worse than testing.
        Assert.True(evaluation.Loss < history.Epochs[0].Loss);
    }

    [Fact]
    public void KerasDefaultRateLearnsSlowly()
    {
        var (train, test) = (Digits.Drawn.Train.Take(1_280), Digits.Drawn.Test);
        var (_, evaluation) = MnistDropoutCnnTraining.Run(train, test, seed: 1, epochs: 1, MnistDropoutCnnTraining.KerasDefaultRate);
        Assert.InRange(evaluation.Loss, 2, 2.6);
    }

    [RealMnistFact]
    public void PartOfAnEpochReadsHandwrittenDigits()
    {
        var (train, test) = (Digits.Real.Train.Take(12_800), Digits.Real.Test);
        var (_, evaluation) = MnistDropoutCnnTraining.Run(train, test, seed: 1, epochs: 1);
        Assert.InRange(evaluation.Accuracy, 0.9, 1);
    }
}

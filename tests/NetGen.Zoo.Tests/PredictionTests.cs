using Samples.Zoo;

namespace NetGen.Zoo.Tests;

/// <summary>The output of every network of the zoo, at its own size and in single precision, against PyTorch in double precision.</summary>
public class PredictionTests
{
    [Theory]
    [InlineData("LeNet5", 0.5)]
    [InlineData("AlexNet", 0.05)]
    [InlineData("AlexNetOneTower", 0.05)]
    [InlineData("AlexNetTorchvision", 0.05)]
    [InlineData("CifarLrn", 0.1)]
    [InlineData("ZFNet", 0.05)]
    [InlineData("Vgg16", 0.05)]
    [InlineData("Vgg19", 0.05)]
    [InlineData("GoogLeNet", 0.5)]
    [InlineData("ResNet18", 0.1)]
    [InlineData("ResNet34", 0.01)]
    [InlineData("ResNet50", 0.02)]
    [InlineData("ResNet101", 0.001)]
    [InlineData("ResNet152", 5e-5)]
    [InlineData("DenseNet121", 0.2)]
    [InlineData("DenseNet169", 0.2)]
    [InlineData("DenseNet201", 0.2)]
    public void OutputsAreThoseOfPyTorch(string name, double logitScale)
    {
        double[] expected = ZooFixture.Read(name)["logits"].Values;
        INetwork<float> network = ZooNetwork.Find(name)!.Create(0);
        HashedNumbers.FillWeights(network, logitScale);
        float[] y = new float[network.OutputSize];
        network.Predict(HashedNumbers.Images<float>(network.InputSize), y);

        // A softmax gives its logits back, but for what is common to them.
        double[] logits = [.. y.Select(p => Math.Log(p))];
        double mean = logits.Average();
        double difference = Math.Sqrt(logits.Zip(expected, (l, e) => Square(l - mean - e)).Sum());
        double length = Math.Sqrt(expected.Sum(Square));
        Assert.True(difference <= 2e-5 * length, $"The logits differ by {difference / length:E1} of their length.");
        Assert.Equal(1, y.Sum(), 1e-5);

        static double Square(double x) => x * x;
    }
}

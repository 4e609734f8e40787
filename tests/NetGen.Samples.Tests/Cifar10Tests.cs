using Samples;

namespace NetGen.Samples.Tests;

public class Cifar10Tests
{
    [Fact]
    public void NetworksHaveTheirSizes()
    {
        Assert.Equal(1_158_730, LrnNet.TrainableParameterCount);
        Assert.Equal(1_158_730 + 128, PublishedLrnNet.TrainableParameterCount);
        Assert.Equal(428_458, CifarNet.TrainableParameterCount);
    }

    [Fact]
    public void BothNetworksLearnFromAFewImages()
    {
        Dataset<float, int> images = Stripes(320);
        var (history, test) = CifarTraining.Lrn(images, images.Take(64), seed: 1, epochs: 2);
        Assert.True(history.Epochs[1].Loss < history.Epochs[0].Loss);
        Assert.InRange(test.Loss, 0, history.Epochs[0].Loss);

        (history, test) = CifarTraining.Own(images, images.Take(64), seed: 1, epochs: 4);
        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.InRange(test.Accuracy, 0.3, 1);
    }

    [Fact]
    public void ThePublishedFormKeepsItsFactorsAndItsLossStaysHigh()
    {
        Dataset<float, int> images = Stripes(128);
        PublishedLrnNet network = PublishedLrnNet.ForTraining(1);
        for (int i = 0; i < 3; i++)
        {
            network.TrainBatch(images.Inputs, images.Targets, new Adam(1e-3));
        }

        ParameterInfo factors = PublishedLrnNet.ParameterTable.Single(p => p.Name == "second.offset.kernel");
        Assert.All(network.Weights.Slice(factors.Offset, factors.Length).ToArray(), f => Assert.Equal(1, f));
        ParameterInfo biases = PublishedLrnNet.ParameterTable.Single(p => p.Name == "second.offset.bias");
        Assert.Contains(network.Weights.Slice(biases.Offset, biases.Length).ToArray(), b => b != 0);
        Assert.InRange(network.Evaluate(images).Loss, 1.46, 100);
    }

    [Fact]
    public void TheFolderIsAskedFor()
    {
        var (exitCode, _, errors) = SampleProcess.Run("Cifar10");
        Assert.Equal(1, exitCode);
        Assert.Contains("--data", errors);
    }

    /// <summary>Images of ten kinds: stripes of different widths, rising and level.</summary>
    private static Dataset<float, int> Stripes(int count)
    {
        float[] pixels = new float[count * 32 * 32 * 3];
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % 10)];
        var random = new Random(1);
        for (int i = 0; i < count; i++)
        {
            int period = 2 + (labels[i] / 2), shift = random.Next(16);
            for (int p = 0; p < 1024; p++)
            {
                int along = labels[i] % 2 == 0 ? p / 32 : p % 32;
                for (int c = 0; c < 3; c++)
                {
                    pixels[(i * 3072) + (p * 3) + c] = ((along + shift) / period % 2) + (0.2f * random.NextSingle());
                }
            }
        }

        return new Dataset<float, int>(pixels, labels, 3072, 1);
    }
}

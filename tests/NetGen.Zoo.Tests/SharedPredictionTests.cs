using Samples.Zoo;

namespace NetGen.Zoo.Tests;

/// <summary>Threads that share the steps of one sample's forward pass give the bits that one thread gives.</summary>
public class SharedPredictionTests
{
    [Theory]
    [InlineData("AlexNet", 2)]
    [InlineData("AlexNet", 7)]
    [InlineData("GoogLeNet", 3)]
    [InlineData("ResNet50", 4)]
    [InlineData("DenseNet121", 5)]
    public void BitsDoNotDependOnTheThreads(string name, int threads)
    {
        INetwork<float> network = ZooNetwork.Find(name)!.Create(3);
        HashedNumbers.FillWeights(network, 0.1);
        float[] x = HashedNumbers.Images<float>(network.InputSize);
        int before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = 1;
            float[] alone = Predict();
            Parallelism.MaxThreads = threads;
            for (int repetition = 0; repetition < 5; repetition++)
            {
                Assert.Equal(alone, Predict());
            }
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }

        float[] Predict()
        {
            float[] y = new float[network.OutputSize];
            network.Predict(x, y);
            return y;
        }
    }
}

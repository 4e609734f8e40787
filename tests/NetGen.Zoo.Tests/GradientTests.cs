using NetGen.Tests.Fixtures;
using NetGen.Zoo.Tests.Networks;

namespace NetGen.Zoo.Tests;

/// <summary>The loss and every gradient of the zoo's layers in training mode, in double precision, against PyTorch.</summary>
public class GradientTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void LeNet5() => Check<SmallLeNet5>(0.5);

    [Fact]
    public void AlexNet() => Check<SmallAlexNet>();

    [Fact]
    public void ZFNet() => Check<SmallZFNet>();

    [Fact]
    public void Vgg16() => Check<SmallVgg16>();

    [Fact]
    public void GoogLeNet() => Check<SmallGoogLeNet>();

    [Fact]
    public void ResNet18() => Check<SmallResNet18>();

    [Fact]
    public void ResNet50() => Check<SmallResNet50>();

    [Fact]
    public void DenseNet121() => Check<SmallDenseNet121>();

    private static void Check<T>(double logitScale = 0.1)
        where T : INetwork<T, double>, ITrainable<double, int>
    {
        Dictionary<string, StoredTensor> expected = ZooFixture.Read(typeof(T).Name);
        T network = T.Create(0);
        HashedNumbers.FillWeights(network, logitScale);
        double loss = network.ForwardBackward(HashedNumbers.Images<double>(2 * network.InputSize), [3, 7]);
        Assert.Equal(expected["loss"].Values[0], loss, Tolerance);

        double[] rows = expected["gradients"].Values;
        int row = 0;
        for (int i = 0; i < network.ParameterTable.Count; i++)
        {
            ParameterInfo parameter = network.ParameterTable[i];
            if (!parameter.Trainable)
            {
                continue;
            }

            ReadOnlySpan<double> gradient = network.Gradients.Slice(parameter.Offset, parameter.Length);
            double length = rows[row];
            Assert.True(Math.Abs(Length(gradient) - length) <= Tolerance * length, $"The gradient of {parameter.Name} has length {Length(gradient)}, not {length}.");
            for (int k = 0; k < 4; k++)
            {
                double difference = Math.Abs(HashedNumbers.Project(gradient, i, k) - rows[row + 1 + k]);
                Assert.True(difference <= Tolerance * length, $"The gradient of {parameter.Name} is another one: {difference / length:E1} along row {k}.");
            }

            row += 5;
        }

        Assert.Equal(rows.Length, row);
    }

    private static double Length(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}

using System.Globalization;
using Samples.Zoo;

namespace NetGen.Zoo.Tests;

/// <summary>What papers and other libraries say of these networks. docs/zoo.md names the sources.</summary>
public class PublishedFiguresTests
{
    [Theory]
    [InlineData("LeNet5", 61_706)]
    [InlineData("AlexNet", 60_965_224)]
    [InlineData("AlexNetOneTower", 62_378_344)]
    [InlineData("AlexNetTorchvision", 61_100_840)]
    [InlineData("ZFNet", 62_357_608)]
    [InlineData("Vgg16", 138_357_544)]
    [InlineData("Vgg19", 143_667_240)]
    [InlineData("GoogLeNet", 6_624_904)]
    [InlineData("ResNet18", 11_689_512)]
    [InlineData("ResNet34", 21_797_672)]
    [InlineData("ResNet50", 25_557_032)]
    [InlineData("ResNet101", 44_549_160)]
    [InlineData("ResNet152", 60_192_808)]
    [InlineData("DenseNet121", 7_978_856)]
    [InlineData("DenseNet169", 14_149_480)]
    [InlineData("DenseNet201", 20_013_928)]
    [InlineData("CifarLrn", 1_158_730)]
    public void TrainableParametersAreAsManyAsPublished(string name, int count) => Assert.Equal(count, ZooNetwork.Find(name)!.TrainableParameterCount);

    [Theory]
    [InlineData("AlexNet")]
    [InlineData("AlexNetOneTower")]
    public void AlexNetsLayersHaveThePublishedNumbersOfNeurons(string name)
    {
        // The paper's 253,440 for the first layer are not those of its own strides and sizes, which give 55×55×96.
        int[] neurons = [.. ZooNetwork.Find(name)!.Summary.Split('\n').Where(l => l.Contains("(Conv2D)") || l.Contains("(Dense)")).Select(Neurons)];
        Assert.Equal([290_400, 186_624, 64_896, 64_896, 43_264, 4_096, 4_096, 1_000], neurons);
    }

    [Fact]
    public void EveryNetworkIsListedOnce() => Assert.Equal(ZooNetwork.All.Count, ZooNetwork.All.Select(n => n.Name).Distinct().Count());

    private static int Neurons(string line)
    {
        string shape = line[(line.IndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return shape.Split('×').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).Aggregate((a, b) => a * b);
    }
}

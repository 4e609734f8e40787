using NetGen;

namespace Samples.Zoo;

/// <summary>One network of the zoo, seen without its class.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="TrainableParameterCount">How many of its parameters training changes.</param>
/// <param name="MultiplyAdds">The multiply-adds of one prediction.</param>
/// <param name="Summary">The table of its layers.</param>
/// <param name="Create">Makes an instance with random weights.</param>
public sealed record ZooNetwork(string Name, int TrainableParameterCount, long MultiplyAdds, string Summary, Func<long, INetwork<float>> Create)
{
    /// <summary>Every network of the zoo, from the oldest to the youngest.</summary>
    public static IReadOnlyList<ZooNetwork> All { get; } =
    [
        Of<LeNet5>(), Of<AlexNet>(), Of<AlexNetOneTower>(), Of<AlexNetTorchvision>(), Of<CifarLrn>(), Of<ZFNet>(),
        Of<Vgg16>(), Of<Vgg19>(), Of<GoogLeNet>(),
        Of<ResNet18>(), Of<ResNet34>(), Of<ResNet50>(), Of<ResNet101>(), Of<ResNet152>(),
        Of<DenseNet121>(), Of<DenseNet169>(), Of<DenseNet201>(),
    ];

    /// <summary>The network of a name, upper and lower case aside, or null.</summary>
    public static ZooNetwork? Find(string name) => All.FirstOrDefault(n => string.Equals(n.Name, name, StringComparison.OrdinalIgnoreCase));

    private static ZooNetwork Of<T>()
        where T : INetwork<T, float> => new(typeof(T).Name, T.TrainableParameterCount, T.MultiplyAdds, T.Summary, seed => T.Create(seed));
}

namespace NetGen;

/// <summary>Fashion-MNIST: images of clothes in MNIST's form.</summary>
/// <remarks>Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms", 2017.</remarks>
public static class FashionMnist
{
    /// <summary>What the labels 0 to 9 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <inheritdoc cref="Mnist.Load"/>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(string folder) => MnistFiles.Load(folder);
}

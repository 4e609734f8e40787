namespace NetGen;

/// <summary>The MNIST images of handwritten digits: 60,000 to train on, 10,000 to test with, 28 × 28 grey pixels.</summary>
/// <remarks>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", 1998.</remarks>
public static class Mnist
{
    /// <summary>
    /// Reads the four files <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, <c>t10k-images-idx3-ubyte</c> and
    /// <c>t10k-labels-idx1-ubyte</c>, or the names with a dot before <c>idx</c>, each plain or with <c>.gz</c> after it.
    /// </summary>
    /// <param name="folder">Where they are.</param>
    /// <returns>Images as rows of 784 pixels from 0 (background) to 1, and their digits.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or another kind of file; the message names it, what was expected and what was found.</exception>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(string folder) => MnistFiles.Load(folder);
}

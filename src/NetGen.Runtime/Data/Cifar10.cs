namespace NetGen;

/// <summary>The CIFAR-10 photographs of ten kinds of things: 50,000 to train on, 10,000 to test with, 32 × 32 colour pixels.</summary>
/// <remarks>Source: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009.</remarks>
public static class Cifar10
{
    /// <summary>The shape of an image: 32×32×3.</summary>
    public static ImageShape Shape => CifarFiles.Shape;

    /// <summary>What the labels 0 to 9 stand for.</summary>
    public static IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>
    /// Reads the files of the binary version, <c>data_batch_1.bin</c>, <c>data_batch_2.bin</c> and so on, as many as there are, and
    /// <c>test_batch.bin</c>, each plain or with <c>.gz</c> after it. A file is records of 3,073 bytes: the label, then
    /// the red, the green and the blue pixels row by row.
    /// </summary>
    /// <param name="folder">Where they are.</param>
    /// <returns>Images as rows of 32·32·3 numbers from 0 to 1, channels last (red, green, blue), and their labels.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged or another kind of file; the message names it, what was expected and what was found.</exception>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(string folder)
    {
        var files = new CifarFiles(folder, [ClassNames.Count], labelByte: 0);
        return files.Load(files.FindNumbered("data_batch_"), files.Find("test_batch"));
    }
}

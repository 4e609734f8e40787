namespace NetGen;

/// <summary>The four files that MNIST and Fashion-MNIST share the form of.</summary>
internal static class MnistFiles
{
    private const int Side = 28;
    private const int Classes = 10;

    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return (LoadPart(folder, "train"), LoadPart(folder, "t10k"));
    }

    private static Dataset<float, int> LoadPart(string folder, string part)
    {
        string imagePath = IdxFile.Find(folder, $"{part}-images", "idx3-ubyte");
        string labelPath = IdxFile.Find(folder, $"{part}-labels", "idx1-ubyte");
        ReadOnlySpan<byte> pixels = IdxFile.Read(imagePath, null, Side, Side).Span;
        int count = pixels.Length / (Side * Side);
        ReadOnlySpan<byte> labelBytes = IdxFile.Read(labelPath, count).Span;

        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = labelBytes[i] < Classes
                ? labelBytes[i]
                : throw new InvalidDataException(FormattableString.Invariant(
                    $"{labelPath}: expected labels from 0 to {Classes - 1}, found {labelBytes[i]} at entry {i}."));
        }

        return new(PixelBrightness.Scale(pixels), labels, Side * Side, 1);
    }
}

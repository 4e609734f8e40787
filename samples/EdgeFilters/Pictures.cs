using NetGen;

namespace Samples;

/// <summary>Where the pictures come from, and where they go.</summary>
internal static class Pictures
{
    private const int Side = EdgeDetection.Side;

    /// <summary>A square, a disc, a triangle and a few lines.</summary>
    public static float[] Shapes()
    {
        var picture = new float[Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                bool isSquare = y is >= 10 and < 40 && x is >= 10 and < 40;
                bool isDisc = ((y - 25) * (y - 25)) + ((x - 69) * (x - 69)) < 17 * 17;
                bool isTriangle = y is >= 54 and < 86 && Math.Abs(x - 25) <= (y - 54) / 2;
                bool isLine = x is >= 52 and < 86 && y is >= 54 and < 86 && (x < 68 ? x : y) % 8 < 4;
                picture[(y * Side) + x] = isSquare ? 0.8f : isDisc ? 1 : isTriangle ? 0.9f : isLine ? 0.6f : 0.1f;
            }
        }

        return picture;
    }

    /// <summary>A digit out of MNIST's files, made larger.</summary>
    public static float[] Digit(string folder, int index) => Pick(Mnist.Load(folder).Test, index, Enlarge(new ImageShape(28, 28, 1)));

    /// <summary>A photograph out of CIFAR-10's files, grey and made larger.</summary>
    public static float[] Photograph(string folder, int index)
    {
        var greyscale = new Greyscale(Cifar10.Shape);
        return Pick(Cifar10.Load(folder).Test, index, greyscale, Enlarge(greyscale.OutputShape));
    }

    /// <summary>Writes a square picture.</summary>
    /// <param name="path">The file's name.</param>
    /// <param name="pixels">Its pixels, row by row from the top.</param>
    /// <param name="white">What is drawn white; zero is black.</param>
    public static void Save(string path, float[] pixels, float white)
    {
        byte[] grey = [.. pixels.Select(pixel => (byte)MathF.Round(255 * Math.Clamp(pixel / white, 0, 1)))];
        Png.SaveGrey(path, (int)Math.Sqrt(pixels.Length), grey);
    }

    private static Resize Enlarge(ImageShape shape) => new(shape, Side, Side);

    private static float[] Pick(Dataset<float, int> samples, int index, params ReadOnlySpan<IDataStep<float>> steps) =>
        index < samples.Count
            ? samples.Slice(index, 1).Apply(steps).Inputs.ToArray()
            : throw new InvalidDataException($"Expected the number of one of {samples.Count:N0} pictures, from 0, found {index}.");
}

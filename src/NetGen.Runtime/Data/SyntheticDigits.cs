using NetGen.Data.Synthetic;

namespace NetGen;

/// <summary>
/// Drawn digits that look handwritten, in MNIST's form: 28 × 28 grey pixels, white on black, in a box of about 20 × 20 about
/// the centre of mass. They need no file, and each is a pure function of a seed and its number.
/// </summary>
/// <remarks>
/// A digit is one of several skeletons of strokes; its points are shifted, the whole is turned, slanted, stretched
/// and sized at random, and drawn with a soft pen of random width.
/// </remarks>
public static class SyntheticDigits
{
    private const long TrainSeed = 1;
    private const long TestSeed = 2;

    /// <summary>Draws digits, each of the ten as likely as the others.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides the digits; digit <c>i</c> does not depend on <paramref name="count"/>.</param>
    /// <returns>Images as rows of 784 pixels from 0 (background) to 1, and their digits.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static Dataset<float, int> Generate(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var work = new DrawDigits(count, seed);
        Parallelism.Run(work, work.Parts);
        return new(work.Pixels, work.Labels, DigitArtist.PixelCount, 1);
    }

    /// <summary>Draws digits to train on, and others from another seed to test with.</summary>
    /// <param name="trainCount">How many to train on.</param>
    /// <param name="testCount">How many to test with.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static (Dataset<float, int> Train, Dataset<float, int> Test) Load(int trainCount = 10_000, int testCount = 2_000) =>
        (Generate(trainCount, TrainSeed), Generate(testCount, TestSeed));
}

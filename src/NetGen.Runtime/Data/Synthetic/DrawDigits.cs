using NetGen.Numerics;
using NetGen.Threading;

namespace NetGen.Data.Synthetic;

/// <summary>Draws many digits, a batch of them in each part.</summary>
internal sealed class DrawDigits(int count, long seed) : IParallelWork
{
    private const int DigitsPerPart = 64;

    public int Parts => (count + DigitsPerPart - 1) / DigitsPerPart;

    public float[] Pixels { get; } = new float[checked(count * DigitArtist.PixelCount)];

    public int[] Labels { get; } = new int[count];

    public void Run(int part)
    {
        var artist = new DigitArtist();
        int end = Math.Min(count, (part + 1) * DigitsPerPart);
        for (int i = part * DigitsPerPart; i < end; i++)
        {
            var random = new RandomSequence((ulong)seed, RandomStreams.SyntheticDigit(i));
            int digit = random.NextInt(Glyphs.Count);
            Labels[i] = digit;
            artist.Draw(digit, random, Pixels.AsSpan(i * DigitArtist.PixelCount, DigitArtist.PixelCount));
        }
    }
}

using System.Numerics;
using NetGen.Threading;

namespace NetGen;

/// <summary>Euclidean norms of gradients, summed chunk by chunk in a fixed order, and the factors that clip them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class GradientNorms<T>(ITrainable<T> network, UpdateChunk[] chunks) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockLength = 1024;

    private readonly double[] _squares = new double[chunks.Length];
    private readonly double[] _scales = new double[chunks.Length];

    /// <summary>The factor for one chunk's gradients.</summary>
    public double Scale(int chunk) => _scales[chunk];

    /// <summary>Measures the gradients as they are now; one of the two limits is set.</summary>
    public void Measure(double? clipNorm, double? globalClipNorm, bool useThreads)
    {
        UpdatePass<T>.RunChunks(this, chunks.Length, useThreads);
        for (int first = 0; first < chunks.Length;)
        {
            double square = 0;
            int past = first;
            while (past < chunks.Length && (globalClipNorm is not null || chunks[past].Group == chunks[first].Group))
            {
                square += _squares[past++];
            }

            double limit = globalClipNorm ?? clipNorm ?? double.PositiveInfinity;
            _scales.AsSpan(first, past - first).Fill(limit / Math.Max(Math.Sqrt(square), limit));
            first = past;
        }
    }

    /// <inheritdoc/>
    public void Run(int part)
    {
        ReadOnlySpan<T> gradients = network.Gradients.Slice(chunks[part].Start, chunks[part].Length);
        double sum = 0;
        while (!gradients.IsEmpty)
        {
            // Short blocks keep float's rounding small; what is left of the sum is in double precision.
            ReadOnlySpan<T> block = gradients[..Math.Min(BlockLength, gradients.Length)];
            gradients = gradients[block.Length..];
            Vector<T> squares = Vector<T>.Zero;
            for (; block.Length >= Vector<T>.Count; block = block[Vector<T>.Count..])
            {
                var v = new Vector<T>(block);
                squares += v * v;
            }

            sum += double.CreateTruncating(Vector.Sum(squares));
            foreach (T element in block)
            {
                double value = double.CreateTruncating(element);
                sum += value * value;
            }
        }

        _squares[part] = sum;
    }
}

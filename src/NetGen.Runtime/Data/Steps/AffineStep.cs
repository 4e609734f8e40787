using System.Buffers;
using NetGen.Numerics;

namespace NetGen;

/// <summary><c>y = matrix (x − before) + after</c>, computed in double precision.</summary>
/// <param name="before">Taken from a sample; as many as it has elements.</param>
/// <param name="matrix">A row for each element of the result, row by row.</param>
/// <param name="after">Added to the result; as many as it has elements.</param>
internal sealed class AffineStep(double[] before, double[] matrix, double[] after) : DataStep(before.Length, after.Length)
{
    // The matrix goes past once for so many samples.
    private const int SamplesAtOnce = 64;

    /// <inheritdoc/>
    private protected override void Transform<T>(ReadOnlySpan<T> samples, Span<T> results)
    {
        int most = Math.Min(SamplesAtOnce, samples.Length / InputSize);
        double[] centred = ArrayPool<double>.Shared.Rent(most * InputSize), products = ArrayPool<double>.Shared.Rent(most * OutputSize);
        while (!samples.IsEmpty)
        {
            int count = Math.Min(most, samples.Length / InputSize);
            Span<double> sums = products.AsSpan(0, count * OutputSize);
            for (int sample = 0; sample < count; sample++)
            {
                int start = sample * InputSize;
                for (int i = 0; i < before.Length; i++)
                {
                    centred[start + i] = double.CreateTruncating(samples[start + i]) - before[i];
                }

                after.CopyTo(sums[(sample * OutputSize)..]);
            }

            RowProducts.Add(centred.AsSpan(0, count * InputSize), matrix, InputSize, sums, OutputSize);
            for (int i = 0; i < sums.Length; i++)
            {
                results[i] = T.CreateTruncating(sums[i]);
            }

            samples = samples[(count * InputSize)..];
            results = results[sums.Length..];
        }

        ArrayPool<double>.Shared.Return(centred);
        ArrayPool<double>.Shared.Return(products);
    }
}

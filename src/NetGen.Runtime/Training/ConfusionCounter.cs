using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Training;

/// <summary>Judges a data set and counts by actual and predicted class.</summary>
internal sealed class ConfusionCounter<T, TTarget>(ITrainable<T, TTarget> network, int classes)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly long[] _counts = new long[classes * classes];

    public ConfusionMatrix Run(Dataset<T, TTarget> dataset, int batchSize)
    {
        var batches = new BatchReader<T, TTarget>(dataset, batchSize);
        var outputs = new T[checked(batches.LargestBatch * network.OutputSize)];
        for (int batch = 0; batch < batches.Batches; batch++)
        {
            int samples = batches.Read(batch, out ReadOnlySpan<T> inputs, out ReadOnlySpan<TTarget> targets);
            Span<T> y = outputs.AsSpan(0, samples * network.OutputSize);
            network.Predict(inputs, y);
            Count(y, targets);
        }

        return new ConfusionMatrix(classes, _counts);
    }

    private void Count(ReadOnlySpan<T> outputs, ReadOnlySpan<TTarget> targets)
    {
        bool isBinary = network.Loss.TargetKind == TargetKind.Binary;
        int width = isBinary ? 1 : classes;
        for (int i = 0; i < outputs.Length / width; i++)
        {
            ReadOnlySpan<T> output = outputs.Slice(i * width, width);
            int predicted = isBinary ? IsAbove(output[0], network.Loss.FromLogits ? 0 : 0.5) : Largest.Of(output);
            int actual = typeof(TTarget) == typeof(int) ? MemoryMarshal.Cast<TTarget, int>(targets)[i]
                : isBinary ? IsAbove(MemoryMarshal.Cast<TTarget, T>(targets)[i], 0.5)
                : Largest.Of(MemoryMarshal.Cast<TTarget, T>(targets).Slice(i * width, width));
            if ((uint)actual >= (uint)classes)
            {
                throw new ArgumentException(FormattableString.Invariant($"Expected labels from 0 to {classes - 1}, found {actual}."), "dataset");
            }

            _counts[(actual * classes) + predicted]++;
        }
    }

    private static int IsAbove(T value, double threshold) => value > T.CreateTruncating(threshold) ? 1 : 0;
}

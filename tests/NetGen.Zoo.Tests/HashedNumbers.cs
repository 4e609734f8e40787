using System.Numerics;

namespace NetGen.Zoo.Tests;

/// <summary>The numbers that <c>tests/fixtures/zoo.py</c> makes its weights, images and projections of.</summary>
internal static class HashedNumbers
{
    private const int Image = 1_000_000, Projection = 2_000_000;

    /// <summary>The pixels of some images.</summary>
    public static T[] Images<T>(int length)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var pixels = new T[length];
        Fill(pixels.AsSpan(), Image, 0, 1);
        return pixels;
    }

    /// <summary>Gives every parameter its numbers; the last kernel is scaled so that the outputs are neither flat nor all at one class.</summary>
    public static void FillWeights<T>(INetwork<T> network, double logitScale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> weights = network.Weights;
        IReadOnlyList<ParameterInfo> table = network.ParameterTable;
        for (int i = 0; i < table.Count; i++)
        {
            ParameterInfo parameter = table[i];
            string role = parameter.Name[(parameter.Name.LastIndexOf('.') + 1)..];
            (double center, double scale) = role switch
            {
                "kernel" when i == table.Count - 2 => (0, logitScale),
                "kernel" => (0, Math.Sqrt(6.0 * parameter.Shape[^1] / parameter.Length)),
                "bias" => (0, 0.1),
                "gamma" => (0.75, 0.25),
                "beta" or "moving_mean" => (0, 0.25),
                "moving_variance" => (1, 0.5),
                _ => throw new InvalidOperationException($"What are the numbers of {parameter.Name}?"),
            };
            Fill(weights.Slice(parameter.Offset, parameter.Length), i, center, scale);
        }
    }

    /// <summary>The product of a parameter's gradient with a row of numbers.</summary>
    public static double Project(ReadOnlySpan<double> gradient, int parameter, int row)
    {
        double sum = 0;
        for (int i = 0; i < gradient.Length; i++)
        {
            sum += gradient[i] * At(Projection + (4 * parameter) + row, i);
        }

        return sum;
    }

    /// <summary>In single precision whatever the type, so that both precisions start from the same numbers.</summary>
    private static void Fill<T>(Span<T> values, int stream, double center, double scale)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateChecked((float)(center + (scale * At(stream, i))));
        }
    }

    /// <summary>A number from -1 to 1 that looks random.</summary>
    private static double At(int stream, int index)
    {
        uint x = ((uint)index * 0x9E3779B9) + ((uint)stream * 0x85EBCA6B);
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        x ^= x >> 16;
        return (x * (1.0 / (1u << 31))) - 1;
    }
}

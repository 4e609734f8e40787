using System.Numerics;

namespace NetGen;

/// <summary>Means and variances, in double precision.</summary>
internal static class Statistics
{
    /// <summary>The means of the columns of a matrix of flat rows.</summary>
    public static double[] Means<T>(ReadOnlySpan<T> rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var means = new double[columns];
        for (int start = 0; start < rows.Length; start += columns)
        {
            ReadOnlySpan<T> row = rows.Slice(start, columns);
            for (int i = 0; i < means.Length; i++)
            {
                means[i] += double.CreateTruncating(row[i]);
            }
        }

        Divide(means, rows.Length / columns);
        return means;
    }

    /// <summary>The variances of the columns about known means: the mean of the squared distances.</summary>
    public static double[] Variances<T>(ReadOnlySpan<T> rows, ReadOnlySpan<double> means)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var variances = new double[means.Length];
        for (int start = 0; start < rows.Length; start += variances.Length)
        {
            ReadOnlySpan<T> row = rows.Slice(start, variances.Length);
            for (int i = 0; i < variances.Length; i++)
            {
                double distance = double.CreateTruncating(row[i]) - means[i];
                variances[i] += distance * distance;
            }
        }

        Divide(variances, rows.Length / variances.Length);
        return variances;
    }

    /// <summary>Refuses to fit anything to no samples.</summary>
    public static void CheckFit<T, TTarget>(Dataset<T, TTarget> train, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(train, name);
        if (train.Count == 0)
        {
            throw new ArgumentException("Expected at least one sample to fit to, found an empty data set.", name);
        }
    }

    /// <summary>Refuses a number of channels that does not divide a sample.</summary>
    public static void CheckChannels(int inputSize, int channels, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1, name);
        if (inputSize % channels != 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected a number of channels that divides the {inputSize} elements of a sample, found {channels}."), name);
        }
    }

    private static void Divide(Span<double> sums, double count)
    {
        foreach (ref double sum in sums)
        {
            sum /= count;
        }
    }
}

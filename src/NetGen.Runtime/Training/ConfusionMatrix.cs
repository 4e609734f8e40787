using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>How often samples of each class were judged to be of each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    internal ConfusionMatrix(int classes, long[] counts)
    {
        Classes = classes;
        _counts = counts;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of positions that were judged.</summary>
    public long Count => _counts.Sum();

    /// <summary>The share of positions that were judged right; not a number if there are none.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Classes).Sum(c => this[c, c]) / Count;

    /// <summary>How many positions of one class were judged to be of another, or of the same.</summary>
    /// <param name="actual">The class of the target.</param>
    /// <param name="predicted">The class of the largest output.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            Check(actual, nameof(actual));
            Check(predicted, nameof(predicted));
            return _counts[(actual * Classes) + predicted];
        }
    }

    /// <summary>Of the positions judged to be of a class, the share that are; 0 if there are none.</summary>
    /// <param name="label">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label)
    {
        Check(label, nameof(label));
        return Share(this[label, label], Enumerable.Range(0, Classes).Sum(c => this[c, label]));
    }

    /// <summary>Of the positions of a class, the share that were judged so; 0 if there are none.</summary>
    /// <inheritdoc cref="Precision"/>
    public double Recall(int label)
    {
        Check(label, nameof(label));
        return Share(this[label, label], Enumerable.Range(0, Classes).Sum(c => this[label, c]));
    }

    /// <summary>A table: a row for each actual class, a column for each predicted one.</summary>
    public override string ToString()
    {
        int width = Math.Max(_counts.Max(), Classes - 1).ToString(CultureInfo.InvariantCulture).Length;
        var table = new StringBuilder(new string(' ', width));
        for (int c = 0; c < Classes; c++)
        {
            Append(c);
        }

        for (int actual = 0; actual < Classes; actual++)
        {
            table.Append('\n').Append(actual.ToString(CultureInfo.InvariantCulture).PadLeft(width));
            for (int predicted = 0; predicted < Classes; predicted++)
            {
                Append(this[actual, predicted]);
            }
        }

        return table.ToString();

        void Append(long number) => table.Append("  ").Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width));
    }

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private void Check(int label, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(label, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(label, Classes, name);
    }
}

using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace NetGen.Training;

/// <summary>Values by metric name, in the metrics' order; never changes.</summary>
internal sealed class MetricValues(string[] names, double[] values) : IReadOnlyDictionary<string, double>
{
    public IEnumerable<string> Keys => names;

    public IEnumerable<double> Values => values;

    public int Count => names.Length;

    public double this[string key] => TryGetValue(key, out double value)
        ? value
        : throw new KeyNotFoundException($"No metric is called '{key}'; there are: {string.Join(", ", names)}.");

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        int index = Array.IndexOf(names, key);
        value = index >= 0 ? values[index] : default;
        return index >= 0;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() =>
        names.Zip(values, KeyValuePair.Create).GetEnumerator();

    public override string ToString() => ReportText.Metrics("", this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

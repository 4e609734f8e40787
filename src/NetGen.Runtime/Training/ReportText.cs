using System.Globalization;

namespace NetGen.Training;

/// <summary>How figures are written in reports: the same in every culture.</summary>
internal static class ReportText
{
    /// <summary>A loss or metric: four decimals, or three digits and an exponent where those would say nothing.</summary>
    public static string Figure(double value) =>
        value == 0 || Math.Abs(value) is >= 0.001 and < 100_000 || !double.IsFinite(value)
            ? value.ToString("0.0000", CultureInfo.InvariantCulture)
            : value.ToString("0.00e-00", CultureInfo.InvariantCulture);

    /// <summary>Metrics with their names, separated by commas.</summary>
    public static string Metrics(string prefix, IEnumerable<KeyValuePair<string, double>> metrics) =>
        string.Join(", ", metrics.Select(metric => $"{prefix}{metric.Key}: {Figure(metric.Value)}"));

    /// <summary>A loss and metrics with their names.</summary>
    public static string LossAndMetrics(string prefix, double loss, IReadOnlyDictionary<string, double> metrics) =>
        metrics.Count == 0 ? $"{prefix}loss: {Figure(loss)}" : $"{prefix}loss: {Figure(loss)}, {Metrics(prefix, metrics)}";

    /// <summary>A time as people read it: <c>0.4 s</c>, <c>12 s</c>, <c>3:05</c>, <c>1:02:03</c>.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalSeconds < 9.95 ? time.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture)
        : time.TotalSeconds < 59.5 ? time.TotalSeconds.ToString("0 's'", CultureInfo.InvariantCulture)
        : time.TotalHours < 1 ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss}");

    /// <summary>A speed: <c>12,345 samples/s</c>.</summary>
    public static string Speed(double samplesPerSecond) =>
        samplesPerSecond.ToString(samplesPerSecond < 10 ? "0.0 'samples/s'" : "#,0 'samples/s'", CultureInfo.InvariantCulture);
}

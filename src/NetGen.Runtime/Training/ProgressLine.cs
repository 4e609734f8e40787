using System.Globalization;
using System.Text;
using Spectre.Console;

namespace NetGen.Training;

/// <summary>The line that <see cref="ConsoleProgress"/> draws: a title, a bar, and figures that give way where the terminal is narrow.</summary>
internal sealed class ProgressLine
{
    private const int WidestBar = 30;
    private const int NarrowestBar = 8;

    private readonly string _title;
    private readonly double _share;
    private readonly List<(string Name, string Value)> _figures = [];
    private readonly bool _isEnd;

    private ProgressLine(in TrainingProgress progress)
    {
        _title = Title(progress);
        _share = (double)progress.Batch / progress.Batches;
        _isEnd = progress.IsEpochEnd;
        Add("", progress.Loss, progress.Metrics);
    }

    /// <summary>The line between two batches.</summary>
    public static ProgressLine OnTheWay(in TrainingProgress progress)
    {
        var line = new ProgressLine(progress);
        line._figures.Add(("", ReportText.Speed(progress.SamplesPerSecond)));
        line._figures.Add(("", $"{ReportText.Time(progress.Remaining)} left"));
        return line;
    }

    /// <summary>The line that stays when an epoch has ended.</summary>
    public static ProgressLine AtEnd(in TrainingProgress progress)
    {
        var line = new ProgressLine(progress);
        if (progress.ValidationLoss is { } loss && progress.ValidationMetrics is { } metrics)
        {
            line.Add("val ", loss, metrics);
        }

        line._figures.Add(("", progress.IsCancelled ? "cancelled" : ReportText.Time(progress.EpochDuration)));
        line._figures.Add(("", ReportText.Speed(progress.SamplesPerSecond)));
        return line;
    }

    /// <summary>The whole epoch in one line without colours.</summary>
    public static string Plain(in TrainingProgress progress)
    {
        string text = $"{Title(progress)}: {ReportText.LossAndMetrics("", progress.Loss, progress.Metrics)}";
        if (progress.ValidationLoss is { } loss && progress.ValidationMetrics is { } metrics)
        {
            text += $", {ReportText.LossAndMetrics("val ", loss, metrics)}";
        }

        text += $", {ReportText.Speed(progress.SamplesPerSecond)}, {ReportText.Time(progress.EpochDuration)}";
        return progress.IsCancelled
            ? text + string.Create(CultureInfo.InvariantCulture, $", cancelled after {progress.Batch} of {progress.Batches} batches")
            : text;
    }

    /// <summary>The line in the console library's markup, no longer than <paramref name="width"/> characters.</summary>
    public string ToMarkup(int width, bool unicode)
    {
        // Figures go from the last one back until a short bar fits. At the end the bar, being full, goes before they do.
        int needed = _isEnd ? 0 : NarrowestBar, shown = _figures.Count;
        while (shown > 0 && Length(shown) + needed > width)
        {
            shown--;
        }

        var markup = new StringBuilder();
        markup.Append(Markup.Escape(_title));
        int bar = Math.Min(WidestBar, width - Length(shown));
        if (bar >= NarrowestBar)
        {
            AppendBar(markup, bar, unicode);
        }

        foreach ((string name, string value) in _figures.Take(shown))
        {
            markup.Append("  ");
            if (name.Length > 0)
            {
                markup.Append(CultureInfo.InvariantCulture, $"[grey]{Markup.Escape(name)}[/] ");
            }

            markup.Append(Markup.Escape(value));
        }

        return markup.ToString();
    }

    private static string Title(in TrainingProgress progress)
    {
        string epochs = progress.Epochs.ToString(CultureInfo.InvariantCulture);
        return $"Epoch {progress.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.Length)}/{epochs}";
    }

    private void Add(string prefix, double loss, IReadOnlyDictionary<string, double> metrics)
    {
        _figures.Add(($"{prefix}loss", ReportText.Figure(loss)));
        foreach ((string name, double value) in metrics)
        {
            _figures.Add((prefix + name, ReportText.Figure(value)));
        }
    }

    /// <summary>The characters of everything but the bar itself.</summary>
    private int Length(int figures) =>
        _title.Length + 1 + _figures.Take(figures).Sum(figure => 2 + figure.Value.Length + (figure.Name.Length > 0 ? figure.Name.Length + 1 : 0));

    private void AppendBar(StringBuilder markup, int width, bool unicode)
    {
        int done = (int)Math.Round(width * Math.Clamp(_share, 0, 1));
        markup.Append(" [green]").Append(unicode ? '━' : '=', done).Append("[/][grey]").Append(unicode ? '━' : '-', width - done).Append("[/]");
    }
}

using System.Globalization;
using System.Text;
using NetGen.Training;
using Spectre.Console;

namespace NetGen.Runtime.Tests.Training;

public class ConsoleProgressTests
{
    private static readonly TrainingProgress Midway = new(
        2, 5, 300, 938, 0.05234, new MetricValues(["accuracy"], [0.98401]), 12_345.6, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(75), false, false, null, null, TimeSpan.FromSeconds(3));

    private static readonly TrainingProgress End = Midway with
    {
        Batch = 938,
        IsEpochEnd = true,
        ValidationLoss = 0.0412,
        ValidationMetrics = new MetricValues(["accuracy"], [0.9871]),
        EpochDuration = TimeSpan.FromSeconds(5.26),
    };

    [Fact]
    public void WithoutATerminalThereIsOnePlainLineAnEpoch()
    {
        (ConsoleProgress progress, StringBuilder output) = Create(isTerminal: false, width: 20);
        progress.Report(Midway);
        Assert.Empty(output.ToString());
        progress.Report(End);
        Assert.Equal(
            "Epoch 2/5: loss: 0.0523, accuracy: 0.9840, val loss: 0.0412, val accuracy: 0.9871, 12,346 samples/s, 5.3 s" + Environment.NewLine,
            output.ToString());
    }

    [Fact]
    public void ACancelledEpochSaysSo()
    {
        (ConsoleProgress progress, StringBuilder output) = Create(isTerminal: false, width: 20);
        progress.Report(Midway with { IsEpochEnd = true, IsCancelled = true });
        Assert.EndsWith(", cancelled after 300 of 938 batches" + Environment.NewLine, output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void OnATerminalALineIsRedrawnInPlace()
    {
        (ConsoleProgress progress, StringBuilder output) = Create(isTerminal: true, width: 120);
        progress.Report(Midway);
        string first = output.ToString();
        Assert.StartsWith("\rEpoch 2/5 ", first, StringComparison.Ordinal);
        Assert.Contains("12,346 samples/s  1:15 left", first, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", first, StringComparison.Ordinal);
        progress.Report(Midway);
        Assert.Equal(first, output.ToString()); // too soon
        progress.Report(End);
        Assert.EndsWith(Environment.NewLine, output.ToString(), StringComparison.Ordinal);
        Assert.Single(output.ToString().Split('\n')[..^1]);
        Assert.Contains("5.3 s", output.ToString(), StringComparison.Ordinal);
        Thread.Sleep(120);
        progress.Report(Midway);
        Assert.EndsWith("left\u001b[K", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void LinesFitEveryWidth()
    {
        for (int width = 10; width < 150; width++)
        {
            foreach (ProgressLine line in (ProgressLine[])[ProgressLine.OnTheWay(Midway), ProgressLine.AtEnd(End)])
            {
                string text = Markup.Remove(line.ToMarkup(width, unicode: false));
                Assert.InRange(text.Length, 9, width);
                Assert.True(width < 31 || text.Contains("loss 0.0523", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void EightyColumnsHoldWhatMatters()
    {
        string onTheWay = Markup.Remove(ProgressLine.OnTheWay(Midway).ToMarkup(79, unicode: true));
        Assert.Equal("Epoch 2/5 ━━━━━━━━━━  loss 0.0523  accuracy 0.9840  12,346 samples/s  1:15 left", onTheWay);
        string end = Markup.Remove(ProgressLine.AtEnd(End).ToMarkup(79, unicode: true));
        Assert.Equal("Epoch 2/5  loss 0.0523  accuracy 0.9840  val loss 0.0412  val accuracy 0.9871", end);
    }

    [Fact]
    public void FiguresDoNotDependOnTheCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NumberGroupSeparator = ".";
            german.DateTimeFormat.TimeSeparator = "-";
            CultureInfo.CurrentCulture = german;
            Assert.Contains("loss: 0.0523, accuracy: 0.9840", ProgressLine.Plain(Midway), StringComparison.Ordinal);
            Assert.Contains("1:15 left", ProgressLine.OnTheWay(Midway).ToMarkup(100, true), StringComparison.Ordinal);
            Assert.Contains("12,346 samples/s", ProgressLine.Plain(Midway), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0.05, "0.1 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.4, "59 s")]
    [InlineData(75, "1:15")]
    [InlineData(3723, "1:02:03")]
    [InlineData(90_000, "25:00:00")]
    public void TimesAreShort(double seconds, string text) => Assert.Equal(text, ReportText.Time(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "0.0000")]
    [InlineData(0.00012345, "1.23e-04")]
    [InlineData(2.30259, "2.3026")]
    [InlineData(1234567, "1.23e06")]
    [InlineData(double.NaN, "NaN")]
    public void FiguresKeepTheirMeaning(double value, string text) => Assert.Equal(text, ReportText.Figure(value));

    private static (ConsoleProgress Progress, StringBuilder Output) Create(bool isTerminal, int width)
    {
        var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new Output(writer, isTerminal, width),
        });
        return (new ConsoleProgress(console), writer.GetStringBuilder());
    }

    private sealed class Output(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 20;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}

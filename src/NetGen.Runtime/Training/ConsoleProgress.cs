using System.Diagnostics;
using NetGen.Training;
using Spectre.Console;

namespace NetGen;

/// <summary>
/// Shows training on the console: on a terminal a bar with loss, metrics, samples a second and time left, redrawn in place; elsewhere one
/// plain line an epoch.
/// </summary>
/// <remarks>Draws on the thread that reports, at most ten times a second. The only user of the console library, which is trimmed away where this class is not used.</remarks>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    private readonly IAnsiConsole _console;
    private readonly bool _redraws;
    private long _lastDraw;

    /// <summary>Shows training on the standard output.</summary>
    public ConsoleProgress()
        : this(AnsiConsole.Console)
    {
    }

    internal ConsoleProgress(IAnsiConsole console)
    {
        _console = console;
        _redraws = console.Profile.Out.IsTerminal && console.Profile.Capabilities.Ansi;
    }

    /// <summary>Draws, if it is time to.</summary>
    /// <param name="value">How far training is.</param>
    public void Report(TrainingProgress value)
    {
        if (value.IsEpochEnd)
        {
            if (_redraws)
            {
                Draw(ProgressLine.AtEnd(value));
                _console.WriteLine();
            }
            else
            {
                _console.Profile.Out.Writer.WriteLine(ProgressLine.Plain(value));
                _console.Profile.Out.Writer.Flush();
            }

            _lastDraw = 0;
        }
        else if (_redraws && (_lastDraw == 0 || Stopwatch.GetElapsedTime(_lastDraw) >= RedrawInterval))
        {
            Draw(ProgressLine.OnTheWay(value));
            _lastDraw = Stopwatch.GetTimestamp();
        }
    }

    private void Draw(ProgressLine line)
    {
        // Back to the start of the line, draw, clear what the last drawing left behind.
        const string start = "\r", clear = "\u001b[K";
        _console.Write(new ControlCode(start));
        _console.Markup(line.ToMarkup(_console.Profile.Width - 1, _console.Profile.Capabilities.Unicode));
        _console.Write(new ControlCode(clear));
    }
}

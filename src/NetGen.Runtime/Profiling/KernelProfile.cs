using System.Diagnostics;

namespace NetGen.Profiling;

/// <summary>
/// The time of each kernel of networks that were built with the MSBuild property <c>NetGenProfile</c> set to true. Times of all
/// threads are added.
/// </summary>
public static class KernelProfile
{
    private static readonly Dictionary<string, KernelTime> Times = [];
    private static readonly object Gate = new();

    /// <summary>What was recorded since the last <see cref="Reset"/>, in the order of first calls.</summary>
    public static IReadOnlyList<KernelTime> Snapshot()
    {
        lock (Gate)
        {
            return [.. Times.Values];
        }
    }

    /// <summary>Forgets what was recorded.</summary>
    public static void Reset()
    {
        lock (Gate)
        {
            Times.Clear();
        }
    }

    /// <summary>The start of a measurement; called by generated code.</summary>
    public static long Start() => Stopwatch.GetTimestamp();

    /// <summary>The end of a measurement; called by generated code.</summary>
    /// <param name="name">Program and kernel.</param>
    /// <param name="started">What <see cref="Start"/> gave.</param>
    /// <param name="multiplyAdds">Multiply-adds done, counted from the shapes.</param>
    /// <param name="bytes">Bytes of what was read and written, counted from the shapes; 0 where nobody counted.</param>
    public static void Record(string name, long started, long multiplyAdds, long bytes = 0)
    {
        double seconds = (Stopwatch.GetTimestamp() - started) / (double)Stopwatch.Frequency;
        lock (Gate)
        {
            Times[name] = Times.TryGetValue(name, out KernelTime? known)
                ? new KernelTime(name, known.Calls + 1, known.Seconds + seconds, known.MultiplyAdds + multiplyAdds, known.Bytes + bytes)
                : new KernelTime(name, 1, seconds, multiplyAdds, bytes);
        }
    }
}

/// <summary>The time one kernel took.</summary>
/// <param name="Name">Program and kernel.</param>
/// <param name="Calls">The number of calls.</param>
/// <param name="Seconds">Their time in seconds, summed.</param>
/// <param name="MultiplyAdds">Their multiply-adds, counted from the shapes; 0 where there are none.</param>
/// <param name="Bytes">The bytes of what they read and wrote, each tensor once a call, counted from the shapes; 0 where nobody counted.</param>
public sealed record KernelTime(string Name, long Calls, double Seconds, long MultiplyAdds, long Bytes);

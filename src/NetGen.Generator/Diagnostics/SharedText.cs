using System.Collections.Concurrent;

namespace NetGen.Generator.Diagnostics;

/// <summary>
/// Equal texts as one object. The compiler takes two diagnostics for one, and shows it once, only if the arguments of their messages are the
/// same objects.
/// </summary>
internal static class SharedText
{
    /// <summary>How many texts are kept: far more than one build has errors.</summary>
    private const int Most = 4_096;

    private static readonly ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    public static string Of(string text)
    {
        // An editor asks for ever other texts; what is forgotten is only shown twice.
        if (Known.Count >= Most)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(text, text);
    }
}

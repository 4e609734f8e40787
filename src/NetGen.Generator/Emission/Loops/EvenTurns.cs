namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// Spreads what a tile asks memory for evenly over the turns of its innermost loop: requests that come in bursts wait for each other, and the arithmetic for
/// them.
/// </summary>
internal static class EvenTurns
{
    /// <summary>Opens, in the loop, a block that is entered so many times; in every turn if there are fewer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="due">The local that counts, from zero.</param>
    /// <param name="times">How many times, as C#.</param>
    /// <param name="turns">The turns of the loop, as C#.</param>
    public static IDisposable Open(CodeWriter writer, string due, string times, string turns)
    {
        writer.Line($"{due} += {times};");
        IDisposable block = writer.Block($"if ({due} >= {turns})");
        writer.Line($"{due} -= {turns};");
        return block;
    }
}

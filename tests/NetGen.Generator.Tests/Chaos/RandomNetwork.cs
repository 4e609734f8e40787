using FsCheck;
using FsCheck.Fluent;

namespace NetGen.Generator.Tests.Chaos;

/// <summary>A right network, made by the decisions that a list of numbers stands for. Its text is its declaration.</summary>
internal sealed class RandomNetwork
{
    public const string Name = "Net";

    /// <summary>More numbers than the decisions of most networks.</summary>
    private const int MostChoices = 200;

    /// <summary>As many as most layers take.</summary>
    private const int DecisionsOfALayer = 14;

    private readonly int[] _numbers;
    private readonly (int Attributes, int Length) _size;

    private RandomNetwork(int[] numbers)
    {
        var choices = new Choices(numbers);
        Source = new GraphWriter(choices).Write(Name);
        _numbers = [.. numbers.Take(choices.Count)];
        _size = (Source.Count(c => c == '\n'), Source.Length);
    }

    /// <summary>All networks, and how a network is made smaller.</summary>
    public static Arbitrary<RandomNetwork> All { get; } =
        Arb.From(Gen.Choose(0, Choices.Limit - 1).ArrayOf(MostChoices).Select(numbers => new RandomNetwork(numbers)), n => n.Smaller());

    /// <summary>The class with its attributes.</summary>
    public string Source { get; }

    /// <summary>How many attributes it has, the network's own and the loss included.</summary>
    public int Attributes => _size.Attributes - 1;

    public override string ToString() => $"\n{Source}";

    /// <summary>
    /// Networks of fewer or shorter attributes: without some of the decisions, or with simpler ones. Since each has less text than this one,
    /// shrinking ends.
    /// </summary>
    public IEnumerable<RandomNetwork> Smaller()
    {
        var seen = new HashSet<string>();
        return Simpler(_numbers).Select(n => new RandomNetwork(n)).Where(n => n._size.CompareTo(_size) < 0 && seen.Add(n.Source));
    }

    private static IEnumerable<int[]> Simpler(int[] numbers)
    {
        // Large stretches roughly, those as long as a layer's decisions exactly.
        for (int length = numbers.Length / 2; length >= 1; length -= Math.Max(1, (length - DecisionsOfALayer) / 2))
        {
            for (int start = 0; start + length <= numbers.Length; start += length > DecisionsOfALayer ? length / 4 : 1)
            {
                yield return [.. numbers[..start], .. numbers[(start + length)..]];
                yield return [.. numbers[..start], .. new int[length], .. numbers[(start + length)..]];
            }
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            yield return [.. numbers[..i], numbers[i] / 2, .. numbers[(i + 1)..]];
        }
    }
}

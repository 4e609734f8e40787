namespace NetGen.Generator.Tests.Chaos;

/// <summary>Decisions read from a list of numbers, one after another: a smaller number is a simpler decision, and behind the end all are 0.</summary>
internal sealed class Choices(int[] numbers)
{
    /// <summary>What the numbers stay below.</summary>
    public const int Limit = 1 << 20;

    /// <summary>How many decisions were made.</summary>
    public int Count { get; private set; }

    /// <summary>A number from 0 to below a limit.</summary>
    public int Next(int limit) => (int)((long)Take() * limit / Limit);

    /// <summary>A number from a first one to below a limit.</summary>
    public int Next(int first, int limit) => first + Next(limit - first);

    /// <summary>Yes with some probability; the simplest decision is no.</summary>
    public bool Chance(double probability) => Take() >= (1 - probability) * Limit;

    private int Take()
    {
        int number = Count < numbers.Length ? numbers[Count] : 0;
        Count++;
        return number;
    }
}

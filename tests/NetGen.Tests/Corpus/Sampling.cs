namespace NetGen.Tests.Corpus;

/// <summary>The number of samples in a case's fixture, 3 where it is not given.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BatchAttribute(int samples) : Attribute
{
    public int Samples { get; } = samples;
}

/// <summary>
/// Has the fixture made of small whole numbers, so that outputs are exact in any order of summation and equal ones are frequent.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WholeNumbersAttribute : Attribute;

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

/// <summary>
/// The network draws at random while training: its outputs and gradients are then not the fixture's, which is that of prediction.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoisyAttribute : Attribute;

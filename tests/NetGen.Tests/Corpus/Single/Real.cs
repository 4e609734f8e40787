namespace NetGen.Tests.Corpus;

/// <summary>The precision of every network in this build of the corpus.</summary>
public static class Real
{
    public const Precision Precision = NetGen.Precision.Single;
}

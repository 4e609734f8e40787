namespace NetGen.Generator.Tests.Declarations;

/// <summary>Networks that a rule is about, at least one for each, and networks beside them that it must leave alone.</summary>
internal static class UnwiseDeclarations
{
    public static IReadOnlyList<UnwiseDeclaration> All { get; } = [.. UnwiseLosses.All, .. UnwiseLayers.All];
}

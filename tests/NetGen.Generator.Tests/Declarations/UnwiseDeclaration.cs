namespace NetGen.Generator.Tests.Declarations;

/// <summary>A network that compiles and yet is most likely not what its author meant, or one that only looks like that.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Network">The attributes besides <c>[Network]</c>, with the places of diagnostics marked.</param>
/// <param name="Messages">The message of each mark, in the order in which the marks open.</param>
internal sealed record UnwiseDeclaration(string Name, string Network, params string[] Messages)
{
    /// <summary>Types that the network uses.</summary>
    public string Types { get; init; } = string.Empty;

    /// <summary>The whole file.</summary>
    public string Source => $"using NetGen;\n\n[Network, {Network}]\npublic partial class Net;\n{Types}";

    public override string ToString() => Name;
}

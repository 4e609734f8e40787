namespace NetGen.CodeFixes.Tests;

/// <summary>A fix: what a file was, and what it is afterwards.</summary>
/// <param name="Name">What the case is about.</param>
/// <param name="Id">The diagnostic that is mended.</param>
/// <param name="Title">What the fix is called.</param>
/// <param name="Before">The file, without <c>using NetGen;</c> at its head.</param>
/// <param name="After">The file with the first such diagnostic mended.</param>
internal sealed record Mend(string Name, string Id, string Title, string Before, string After)
{
    /// <summary>What stands before the network in a file.</summary>
    public string Head { get; init; } = "using NetGen;\n\n";

    /// <summary>A mended network on one line: the attributes before and after.</summary>
    public static Mend Of(string name, string id, string title, string before, string after) =>
        new(name, id, title, $"[Network, {before}]\npublic partial class Net;\n", $"[Network, {after}]\npublic partial class Net;\n");

    public override string ToString() => Name;
}

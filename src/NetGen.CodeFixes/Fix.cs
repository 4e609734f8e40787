namespace NetGen.CodeFixes;

/// <summary>One way to mend some diagnostics by one edit.</summary>
internal abstract class Fix
{
    /// <summary>The diagnostics that it mends.</summary>
    public abstract IReadOnlyList<string> Ids { get; }

    /// <summary>What editors call it for a diagnostic, and the changes; null where it is of no use.</summary>
    public abstract Edit? Find(FixTarget target);
}

/// <summary>A fix of one diagnostic.</summary>
/// <param name="Title">What editors show.</param>
/// <param name="Changes">The changes of each file.</param>
internal sealed record Edit(string Title, IReadOnlyList<(SyntaxTree File, TextChange Change)> Changes)
{
    /// <summary>An edit of the file that the diagnostic stands in.</summary>
    public static Edit Of(string title, FixTarget target, params TextChange[] changes) => new(title, [.. changes.Select(c => (target.Model.SyntaxTree, c))]);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Model;

/// <summary>A stretch of a source file, by value: it keeps no syntax alive, and is the same as long as the text before it is as long.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Namesake">How many files before this one in the compilation have the same path.</param>
/// <param name="Start">The first character.</param>
/// <param name="Length">The number of characters.</param>
internal sealed record SourcePlace(string Path, int Namesake, int Start, int Length)
{
    /// <summary>From the beginning of one stretch to the end of another in the same file.</summary>
    public static SourcePlace Between(SourcePlace first, SourcePlace last) => first with { Length = last.Start + last.Length - first.Start };

    /// <summary>The place in a compilation that has the file.</summary>
    public Location In(Compilation compilation) =>
        compilation.SyntaxTrees.Where(t => t.FilePath == Path).Skip(Namesake).FirstOrDefault() is { } tree
            ? Location.Create(tree, new TextSpan(Start, Length))
            : Location.None;
}

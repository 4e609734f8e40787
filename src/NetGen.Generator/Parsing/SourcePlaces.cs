using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Turns locations of one compilation into places that compare by value.</summary>
internal sealed class SourcePlaces(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, int> _namesakes = [];

    /// <summary>The place of a location; null for one in no source file.</summary>
    public SourcePlace? Of(Location? location)
    {
        if (location?.SourceTree is not { } tree)
        {
            return null;
        }

        if (!_namesakes.TryGetValue(tree, out int namesakes))
        {
            namesakes = compilation.SyntaxTrees.TakeWhile(t => t != tree).Count(t => t.FilePath == tree.FilePath);
            _namesakes[tree] = namesakes;
        }

        return new SourcePlace(tree.FilePath, namesakes, location.SourceSpan.Start, location.SourceSpan.Length);
    }

    public SourcePlace Of(SyntaxNode node) => Of(node.GetLocation())!;
}

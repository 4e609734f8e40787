using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Linting;
using NetGen.Generator.Parsing;
using NetGen.Generator.Passes;

namespace NetGen.CodeFixes;

/// <summary>The output shapes of a network's layers, as its compiler sees them.</summary>
internal static class LayerShapes
{
    /// <summary>
    /// The shape of each layer, and of each block, by the end of its attribute in a file; layers whose shape is not known are left out. Null where
    /// the class is no network.
    /// </summary>
    public static IReadOnlyDictionary<int, string>? Find(TypeDeclarationSyntax part, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(part, cancellation) is not { } type || type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork) is not { } network)
        {
            return null;
        }

        ParsedNetwork parsed = NetworkParser.Parse(type, network, model.Compilation, cancellation);
        LayerGraph graph = Lowering.Run(parsed.Spec, isTraining: false).Graph;
        var shapes = new Dictionary<int, string>();
        foreach (IGrouping<int, GraphLayer> declared in graph.Layers.Where(l => l.Declaration.Kind != "Input" && !l.IsInLoop).GroupBy(l => l.Declaration.Source))
        {
            // A block gives what its last layer gives.
            GraphLayer last = declared.LastOrDefault(l => l.Operator is not { StandsAside: true }) ?? declared.Last();
            if (parsed.Locations.Declarations[declared.Key]?.Whole.In(model.Compilation) is { } place && place.SourceTree == model.SyntaxTree)
            {
                shapes[place.SourceSpan.End] = last.Shape.ToString();
            }
        }

        return shapes;
    }
}

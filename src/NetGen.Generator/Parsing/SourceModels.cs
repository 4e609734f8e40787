using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>The compiler's view of the sources of one compilation, made once a file.</summary>
internal sealed class SourceModels(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public Compilation Compilation { get; } = compilation;

    public CancellationToken Cancellation { get; } = cancellation;

    public SemanticModel Of(SyntaxNode node)
    {
        if (!_models.TryGetValue(node.SyntaxTree, out SemanticModel? model))
        {
            _models[node.SyntaxTree] = model = Compilation.GetSemanticModel(node.SyntaxTree);
        }

        return model;
    }

    public IOperation? OperationOf(SyntaxNode node) => Of(node).GetOperation(node, Cancellation);

    /// <summary>Whether a type's source is at hand, rather than its metadata or the source of another project.</summary>
    public bool HasSourceOf(INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, Compilation.Assembly) && type.DeclaringSyntaxReferences.Length > 0;
}

using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.CodeFixes;

/// <summary>A diagnostic, and the code that a fix of it may change.</summary>
/// <param name="diagnostic">The diagnostic.</param>
/// <param name="root">The root of the file it stands in.</param>
/// <param name="text">The file's text.</param>
/// <param name="model">What the compiler knows of the file.</param>
/// <param name="cancellation">Stops the search for fixes.</param>
internal sealed class FixTarget(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model, CancellationToken cancellation)
{
    private const string VocabularyNamespace = "NetGen";

    public Diagnostic Diagnostic => diagnostic;

    public SourceText Text => text;

    public SemanticModel Model => model;

    public CancellationToken Cancellation => cancellation;

    /// <summary>The attribute that the diagnostic is about; null where that is none of NetGen's, such as the use of a block.</summary>
    public AttributeSyntax? Attribute => AnyAttribute is { } attribute && IsOfVocabulary(attribute) ? attribute : null;

    /// <summary>The attribute at the diagnostic's place, a block's too.</summary>
    public AttributeSyntax? AnyAttribute => AttributeAt(diagnostic.Location);

    /// <summary>Another layer that mends the diagnostic if it is changed.</summary>
    public AttributeSyntax? Other =>
        diagnostic.AdditionalLocations.FirstOrDefault(l => l.SourceTree == root.SyntaxTree) is { } place && AttributeAt(place) is { } attribute && IsOfVocabulary(attribute) ? attribute : null;

    /// <summary>The type declaration at the diagnostic's place.</summary>
    public TypeDeclarationSyntax? Type => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>What the diagnostic says to its fix, or null.</summary>
    public string? Property(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value : null;

    /// <summary>Whether an attribute has an argument of a name.</summary>
    public bool Has(AttributeSyntax attribute, string argument)
    {
        for (ITypeSymbol? type = TypeOf(attribute); type is not null; type = type.BaseType)
        {
            if (type.GetMembers(argument).OfType<IPropertySymbol>().Any())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The attribute before another one on the same class; null for the first.</summary>
    public AttributeSyntax? Before(AttributeSyntax attribute)
    {
        AttributeSyntax[] all = [.. attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.AttributeLists.SelectMany(l => l.Attributes) ?? []];
        int index = Array.IndexOf(all, attribute);
        return index > 0 && IsOfVocabulary(all[index - 1]) ? all[index - 1] : null;
    }

    public ITypeSymbol? TypeOf(AttributeSyntax attribute) => model.GetTypeInfo(attribute, cancellation).Type;

    private AttributeSyntax? AttributeAt(Location location) => root.FindNode(location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>();

    private bool IsOfVocabulary(AttributeSyntax attribute) =>
        TypeOf(attribute)?.ContainingNamespace is { Name: VocabularyNamespace, ContainingNamespace.IsGlobalNamespace: true } && TypeOf(attribute)!.ContainingAssembly.Name != model.Compilation.AssemblyName;
}

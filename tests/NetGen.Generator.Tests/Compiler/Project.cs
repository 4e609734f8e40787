using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>
/// A user's project as strict as they come: C# 12, nullable, warnings as errors, no unsafe code and no implicit usings.
/// </summary>
internal sealed class Project
{
    public const string NetworkFile = "Networks.cs";
    public const string OtherFile = "Other.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp12);

    private readonly BuildProperties _properties;

    private Project(CSharpCompilation compilation, BuildProperties properties)
    {
        Compilation = compilation;
        _properties = properties;
    }

    public CSharpCompilation Compilation { get; }

    public static Project Of(params string[] files) => Of(Framework.Net10, files);

    public static Project Of(Framework framework, params string[] files)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            allowUnsafe: false);
        IEnumerable<SyntaxTree> trees = files.Select((text, i) => Parse(text, i == 0 ? NetworkFile : $"Networks{i + 1}.cs"));
        var compilation = CSharpCompilation.Create("Project", trees.Append(Parse("// Nothing yet.", OtherFile)), framework.References, options);
        return new Project(compilation, BuildProperties.None);
    }

    /// <summary>The same project with one more MSBuild property set.</summary>
    public Project With(string property, string value) => new(Compilation, _properties.With(property, value));

    /// <summary>The same project compiled under other options.</summary>
    public Project With(Func<CSharpCompilationOptions, CSharpCompilationOptions> change) =>
        new(Compilation.WithOptions(change(Compilation.Options)), _properties);

    /// <summary>
    /// Generates three times: anew, after an edit of another file, and after an edit behind the networks in their own file.
    /// The two edits must leave every generated file as it was, without writing it again.
    /// </summary>
    public Generation Generate(CancellationToken cancellation = default)
    {
        GeneratorDriver driver = CreateDriver();
        driver = driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out _, cancellation);
        var first = new Generation(Compilation, (CSharpCompilation)output, driver.GetRunResult().Results.Single());

        SyntaxTree other = Compilation.SyntaxTrees.Single(t => t.FilePath == OtherFile);
        CSharpCompilation edited = Compilation.ReplaceSyntaxTree(other, Parse("internal enum Unrelated;", OtherFile));
        driver = driver.RunGenerators(edited, cancellation);
        Caching.AssertUntouched(first.Result, driver.GetRunResult().Results.Single());

        SyntaxTree network = edited.SyntaxTrees.Single(t => t.FilePath == NetworkFile);
        edited = edited.ReplaceSyntaxTree(network, Parse(network.GetText() + "\n// The end.\n", NetworkFile));
        driver = driver.RunGenerators(edited, cancellation);
        Caching.AssertKept(first.Result, driver.GetRunResult().Results.Single());
        return first;
    }

    /// <summary>A driver that has not run yet, and remembers which steps an edit makes it take.</summary>
    public GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: _properties,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>A compilation with another text in one of its files.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, Func<string, string> edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        return compilation.ReplaceSyntaxTree(tree, Parse(edit(tree.ToString()), path));
    }

    /// <summary>What the analyzer reports of the same project.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation) =>
        await compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions, path);
}

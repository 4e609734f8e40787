using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>What one run of the generator gave.</summary>
/// <param name="Input">The user's own files.</param>
/// <param name="Output">The user's files and the generated ones.</param>
/// <param name="Result">The generator's result.</param>
internal sealed record Generation(CSharpCompilation Input, CSharpCompilation Output, GeneratorRunResult Result)
{
    /// <summary>What the generator reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    public ImmutableArray<GeneratedSourceResult> Files => Result.GeneratedSources;

    /// <summary>What the compiler finds wrong with the whole, warnings included.</summary>
    public IEnumerable<Diagnostic> CompilerErrors() =>
        Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);

    /// <summary>The compiled assembly; fails where it does not compile.</summary>
    public byte[] Emit()
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Output.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return stream.ToArray();
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>The assembly of another project of the user's, which holds a block.</summary>
internal static class Library
{
    private const string Source = """
        namespace Library;

        [NetGen.Dense(16)]
        public sealed class HiddenAttribute : NetGen.BlockAttribute;
        """;

    public static MetadataReference Compile(ImmutableArray<MetadataReference> references)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var compilation = CSharpCompilation.Create(nameof(Library), [CSharpSyntaxTree.ParseText(Source)], references, options);
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}

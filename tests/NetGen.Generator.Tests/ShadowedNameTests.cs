using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Whatever a user calls their own things, generated code means the framework's and NetGen's.</summary>
public class ShadowedNameTests
{
    private const string Network = """
        [NetGen.Network]
        [NetGen.Input(6, 6, 2), NetGen.Conv2D(6, 3, Padding = NetGen.Padding.Same, Activation = NetGen.Activation.Tanh), NetGen.MaxPool2D(2), NetGen.Dropout(0.5), NetGen.Flatten]
        [NetGen.Dense(4, Activation = NetGen.Activation.Softmax), NetGen.SparseCategoricalCrossEntropy]
        public partial class Net
        """;

    /// <summary>Between them they use every imported name.</summary>
    private const string AllNetworks = $$"""
        {{Network}};

        [NetGen.Network(Precision = NetGen.Precision.Double)]
        [NetGen.Input(8), NetGen.Dense(4, Activation = NetGen.Activation.Sigmoid, Name = "a"), NetGen.Dense(3, From = "a", Name = "b"), NetGen.MeanSquaredError]
        public partial class Twice;

        [NetGen.Network]
        [NetGen.Input(8, 8, 16, Name = "map"), NetGen.Input(20_000, Name = "facts")]
        [NetGen.Conv2D(16, 3, Padding = NetGen.Padding.Same, Algorithm = NetGen.ConvolutionAlgorithm.Winograd, From = "map"), NetGen.GlobalAveragePool2D(Name = "seen")]
        [NetGen.Dense(32, From = "facts", Name = "known"), NetGen.Output("seen"), NetGen.Output("known")]
        public partial class Large;

        [NetGen.Network]
        [NetGen.Input(6, 6, 16), NetGen.Conv2D(16, 3), NetGen.Conv2D(16, 3, Activation = NetGen.Activation.Tanh), NetGen.Flatten, NetGen.Dense(3), NetGen.MeanSquaredError]
        public partial class Turned;
        """;

    /// <summary>Where something of the user's can take a name that generated code uses.</summary>
    public static TheoryData<string> Places =>
    [
        "types of the namespace", "types of the namespace around", "global types", "nested types", "types of a class around", "types that the base class has", "properties",
        "namespaces", "a namespace with a global using", "aliases", "locals of the program",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void CompilesAmongItsNamesakes(string place)
    {
        // An attribute may be found under its whole name too.
        string[] names = [.. ImportedNames.All.Keys, "MethodImplAttribute"];
        string types = string.Concat(names.Select(n => $"public class {n};\n")), namespaces = string.Concat(names.Select(n => $"namespace A.{n} {{ class C; }}\n"));
        string properties = string.Concat(names.Select(n => $"public int {n} => 1;\n")), aliases = string.Concat(names.Select(n => $"global using {n} = A.Other;\n"));
        string locals = string.Concat(names.Select(n => $"int {n} = 1;\nSystem.Console.WriteLine({n});\n"));
        const string Plain = $"{Network};";
        Project project = place switch
        {
            "types of the namespace" => Project.Of($"namespace A.B;\n{AllNetworks}", $"namespace A.B;\n{types}"),
            "types of the namespace around" => Project.Of($"namespace A.B;\n{Plain}", $"namespace A;\n{types}"),
            "global types" => Project.Of(Plain, types),
            "nested types" => Project.Of($"{Network} {{ {types} }}"),
            "types of a class around" => Project.Of($"public partial class Around\n{{\n{Plain}\n}}", $"public partial class Around\n{{\n{types}\n}}"),
            "types that the base class has" => Project.Of($"{Network} : Model;", $"public class Model\n{{\n{types}\n}}"),
            "properties" => Project.Of($"{Network} {{ {properties} }}"),
            "namespaces" => Project.Of($"namespace A.B;\n{Plain}", namespaces),
            "a namespace with a global using" => Project.Of($"global using A;\n{Plain}", $"namespace A;\n{types}"),
            "aliases" => Project.Of($"{aliases}{Plain}", "namespace A { public class Other; }"),
            "locals of the program" => Project.Of(Plain, locals).With(options => options.WithOutputKind(OutputKind.ConsoleApplication)),
            _ => throw new ArgumentException(place),
        };
        Generation generation = project.With("NetGenProfile", "true").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.True(!generation.CompilerErrors().Any(), string.Join('\n', generation.CompilerErrors().Take(10)));
    }

    /// <summary>A file is written with short names unless one of them is taken, and then with that one in full.</summary>
    [Fact]
    public void OnlyTakenNamesAreWrittenInFull()
    {
        string kernels = Kernels(Project.Of($"namespace A;\n{Network};")), beside = Kernels(Project.Of($"namespace A;\n{Network};\npublic class Vector512;"));
        Assert.DoesNotContain("global::", kernels, StringComparison.Ordinal);
        Assert.Equal(kernels, beside.Replace("global::System.Runtime.Intrinsics.Vector512", "Vector512", StringComparison.Ordinal));
        Assert.NotEqual(kernels, beside);

        static string Kernels(Project project) => project.Generate().Files.Single(f => f.HintName == "A.Net.Kernels512.g.cs").SourceText.ToString();
    }

    /// <summary>The list of imported names is that of the names that stand in generated files without their namespace.</summary>
    [Fact]
    public void ImportedNamesAreThoseInUse()
    {
        Generation generation = Project.Of(AllNetworks).With("NetGenProfile", "true").With("NetGenCheckNumbers", "true").Generate();
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in generation.Output.SyntaxTrees.Except(generation.Input.SyntaxTrees))
        {
            SemanticModel model = generation.Output.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>().Where(IsFirst))
            {
                ISymbol? meaning = model.GetSymbolInfo(name).Symbol;
                INamedTypeSymbol? type = (meaning as INamedTypeSymbol) ?? (meaning as IMethodSymbol is { MethodKind: MethodKind.Constructor } made ? made.ContainingType : null);
                if (type is { IsImplicitlyDeclared: false } && !name.IsVar && !name.IsNint && !name.IsNuint
                    && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, generation.Output.Assembly))
                {
                    used.Add($"{type.ContainingNamespace.ToDisplayString()}.{name.Identifier.ValueText}");
                }
            }
        }

        Assert.Equal(ImportedNames.All.Select(n => $"{n.Value}.{n.Key}").Order(StringComparer.Ordinal), used);
    }

    private static bool IsFirst(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name != name,
        QualifiedNameSyntax qualified => qualified.Right != name,
        AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };
}

using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>What enters the cache compares by value and keeps nothing of a compilation alive.</summary>
public class ModelTests
{
    private const string Source = """
        using NetGen;

        namespace Models;

        public partial class Outer<T>
        {
            [Network(Precision = Precision.Double)]
            [Input(8, 8, 1, Name = "pixels")]
            [Conv2D(4, [3, 3], Name = "stem", AxisStrides = [2, 1], KernelL2 = 1e-4, Activation = Activation.ReLU)]
            [Residual(4, Repeat = 2)]
            [Dense(0, From = "nowhere")]
            [MeanSquaredError]
            private class Net;
        }

        [Conv2D(Filters, 1, Name = "main"), Add("main", In)]
        public class ResidualAttribute(int filters) : BlockAttribute(filters) { private const int Filters = 1 / (Zero - 1), Zero = 0; }
        """;

    [Fact]
    public void HoldsNothingOfTheCompiler()
    {
        ParsedNetwork network = Parse();
        Assert.NotEmpty(network.Spec.Faults);
        Assert.NotEmpty(network.Spec.Containers);
        var types = new HashSet<Type>();
        Walk(network, types, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.Contains(typeof(ArgumentSpec), types);
        Assert.Contains(typeof(SourcePlace), types);
        Assert.DoesNotContain(types, t => t.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void EqualSourcesGiveEqualNetworks()
    {
        (ParsedNetwork one, ParsedNetwork other) = (Parse(), Parse());
        Assert.NotSame(one, other);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    private static ParsedNetwork Parse()
    {
        CSharpCompilation compilation = Project.Of(Source).Compilation;
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ClassDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single(c => c.Identifier.Text == "Net");
        var type = (INamedTypeSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
        AttributeData network = type.GetAttributes().Single(a => a.AttributeClass!.Name == nameof(NetworkAttribute));
        return NetworkParser.Parse(type, network, compilation, CancellationToken.None);
    }

    /// <summary>Collects the types of all objects that one leads to.</summary>
    private static void Walk(object? value, HashSet<Type> types, HashSet<object> seen)
    {
        if (value is null || value is Pointer || value.GetType().IsPrimitive || !seen.Add(value))
        {
            return;
        }

        types.Add(value.GetType());
        if (value is string)
        {
            return;
        }

        if (value is Array array)
        {
            foreach (object? item in (IEnumerable)array)
            {
                Walk(item, types, seen);
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                // Enums and other value types end here once their fields are primitive.
                Walk(field.GetValue(value), types, seen);
            }
        }
    }
}

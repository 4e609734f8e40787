using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>Reads the methods that lambdas name.</summary>
internal sealed class LambdaReader(SourceModels sources, FaultList faults)
{
    /// <summary>The attribute's name without its suffix.</summary>
    public const string Kind = "Lambda";

    /// <summary>A lambda's declaration with its methods, which is unreadable, with a fault, if they cannot be read.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="syntax">Its attribute.</param>
    /// <param name="type">The class on which that stands.</param>
    /// <param name="source">The attribute of the network that it stems from.</param>
    public DeclarationSpec Read(DeclarationSpec declaration, AttributeSyntax syntax, INamedTypeSymbol type, int source)
    {
        if (!declaration.IsReadable)
        {
            return declaration;
        }

        DeclarationSpec unreadable = declaration with { Arguments = default, IsReadable = false };
        if (ReadMethod("method", 0) is not { } body)
        {
            return unreadable;
        }

        if (Argument(nameof(LambdaAttribute.Gradient)) is null)
        {
            return declaration with { Lambda = new LambdaSpec(body.Parameters, body.Formula, null) };
        }

        if (body.Parameters != 1 || body.Formula.HasReduction)
        {
            Fail(syntax.GetLocation(), Name("method"), "a method that has its gradient computed by another takes one parameter and no reduction");
            return unreadable;
        }

        if (ReadMethod(nameof(LambdaAttribute.Gradient), 3) is not { } gradient)
        {
            return unreadable;
        }

        if (gradient.Formula.HasReduction)
        {
            Fail(syntax.GetLocation(), Name(nameof(LambdaAttribute.Gradient)), "a gradient has no reduction");
            return unreadable;
        }

        return declaration with { Lambda = new LambdaSpec(1, body.Formula, gradient.Formula) };

        string? Argument(string name) => declaration.Arguments.FirstOrDefault(a => a.Name == name)?.Value as string;

        string Name(string argument) => Argument(argument) ?? string.Empty;

        (FormulaSpec Formula, int Parameters)? ReadMethod(string argument, int parameters)
        {
            string name = Name(argument);
            IMethodSymbol[] methods = Find(name, type, syntax);
            string? fault = methods.Length == 0 ? $"there is no static method of that name in {type.Name}"
                : methods.Length > 1 ? "there are several methods of that name"
                : methods[0].Parameters.Length == 0 ? "it has no parameter"
                : parameters > 0 && methods[0].Parameters.Length != parameters ? "a gradient takes the input, the output and the gradient of the output"
                : null;
            if (fault is not null)
            {
                Fail(syntax.GetLocation(), name, fault);
                return null;
            }

            var reader = new FormulaReader(sources);
            if (reader.Read(methods[0]) is { } formula)
            {
                return (formula, methods[0].Parameters.Length);
            }

            (Location place, string reason) = reader.Fault!.Value;
            Fail(place, methods[0].Name, reason);
            return null;
        }

        void Fail(Location place, string method, string reason) =>
            faults.AddAt(place, Descriptors.UnusableMethod, source, method, reason);
    }

    /// <summary>The static methods of a name: of the class, of the classes around it, or of the class named before the last dot.</summary>
    private IMethodSymbol[] Find(string name, INamedTypeSymbol type, AttributeSyntax syntax)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0)
        {
            for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
            {
                IMethodSymbol[] own = [.. t.GetMembers(name).OfType<IMethodSymbol>().Where(m => m.IsStatic)];
                if (own.Length > 0)
                {
                    return own;
                }
            }

            return [];
        }

        ISymbol? found = null;
        foreach (string part in name.Substring(0, dot).Split('.'))
        {
            found = sources.Of(syntax).LookupNamespacesAndTypes(syntax.SpanStart, found as INamespaceOrTypeSymbol, part).FirstOrDefault();
            if (found is null)
            {
                return [];
            }
        }

        return [.. ((INamespaceOrTypeSymbol)found!).GetMembers(name.Substring(dot + 1)).OfType<IMethodSymbol>().Where(m => m.IsStatic)];
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Parsing;

/// <summary>Replaces uses of blocks by what stands in the blocks, evaluated for each use.</summary>
internal sealed class BlockReader(SourceModels sources, string network, FaultList faults)
{
    /// <summary>Layers and blocks that the blocks of a network may stand for in all.</summary>
    private const int MostDeclarations = 20_000;

    private static readonly Dictionary<string, object?> NoSettings = [];

    private readonly Dictionary<INamedTypeSymbol, BlockClass> _classes = new(SymbolEqualityComparer.Default);
    private readonly Stack<INamedTypeSymbol> _open = new();
    private readonly LambdaReader _lambdas = new(sources, faults);
    private long _declarations;
    private bool _isFull;

    /// <summary>The blocks that an attribute of the network stands for: as many as it repeats.</summary>
    public IReadOnlyList<DeclarationSpec> Read(AttributeUse use, int source) => ReadUse(use, new ConstantEvaluator(sources, null, NoSettings), source);

    private IReadOnlyList<DeclarationSpec> ReadUse(AttributeUse use, ConstantEvaluator outer, int source)
    {
        sources.Cancellation.ThrowIfCancellationRequested();
        INamedTypeSymbol type = use.Attribute.AttributeClass!;
        var unreadable = new DeclarationSpec(AttributeReader.NameOf(type), default) { IsReadable = false, Source = source, Children = default(EquatableArray<DeclarationSpec>) };
        if (_isFull
            || FindClass(use, source) is not { } block
            || use.Arguments is null
            || !CheckParameters(block, use, source)
            || Evaluate(use, outer, source) is not { } values)
        {
            return [unreadable];
        }

        int repeat = values.TryGetValue(nameof(BlockAttribute.Repeat), out object? given) && given is int number ? number : 1;
        if (repeat < 0)
        {
            SyntaxNode expression = use.Arguments.First(a => IsNamed(a, nameof(BlockAttribute.Repeat))).Value.Syntax;
            faults.AddAt(expression.FirstAncestorOrSelf<AttributeArgumentSyntax>()!.GetLocation(), Descriptors.BadArgument, source, nameof(BlockAttribute.Repeat), unreadable.Kind, "at least 0", repeat);
            return [unreadable];
        }

        if (repeat == 0 || IsLeftOut(values))
        {
            return [];
        }

        long before = _declarations;
        List<DeclarationSpec> children = ReadContents(block, Settings(block, use, values), source);
        _declarations += 1;
        _declarations += (_declarations - before) * (repeat - 1);
        if (_declarations > MostDeclarations || _isFull)
        {
            ReportFull(use, source);
            return [unreadable];
        }

        // Equal blocks share what stands in them.
        var contents = new EquatableArray<DeclarationSpec>(children);
        return [.. Enumerable.Range(1, repeat).Select(i => new DeclarationSpec(unreadable.Kind, new(Common(use, values, i, repeat)))
        {
            Source = source,
            Children = contents,
            IsCell = AttributeReader.IsCellBase(block.Type.BaseType),
        })];
    }

    private List<DeclarationSpec> ReadContents(BlockClass block, ConstantEvaluator evaluator, int source)
    {
        var contents = new List<DeclarationSpec>();
        _open.Push(block.Type);
        foreach (AttributeUse use in block.Contents)
        {
            if (AttributeReader.KindOf(use.Attribute) is not { } kind)
            {
                contents.AddRange(ReadUse(use, evaluator, source));
            }
            else if (ReadLayer(use, kind, evaluator, source) is { } layer)
            {
                _declarations++;
                DeclarationSpec read = kind == LambdaReader.Kind ? _lambdas.Read(layer, use.Syntax, block.Type, source) : layer;
                contents.Add(read with { Source = source });
            }
        }

        _open.Pop();
        return contents;
    }

    private DeclarationSpec? ReadLayer(AttributeUse use, string kind, ConstantEvaluator evaluator, int source)
    {
        if (use.Arguments is null || Evaluate(use, evaluator, source) is not { } values)
        {
            return new DeclarationSpec(kind, default) { IsReadable = false };
        }

        return IsLeftOut(values)
            ? null
            : AttributeReader.Declare(
                kind,
                [.. use.Arguments.Select(a => new ArgumentSpec(a.Name, a.IsPositional, AttributeReader.ArgumentValue(values[KeyOf(a)], a.Type)))]);
    }

    /// <summary>The block's class, or null with a finding where it cannot be used.</summary>
    private BlockClass? FindClass(AttributeUse use, int source)
    {
        INamedTypeSymbol type = use.Attribute.AttributeClass!;
        string name = AttributeReader.NameOf(type);
        if (type.IsGenericType)
        {
            return Refuse(Descriptors.UnusableBlock, use, name, "it is generic, or stands in a generic type");
        }

        if (!AttributeReader.IsBlockBase(type.BaseType))
        {
            return Refuse(Descriptors.UnusableBlock, use, name, $"it derives from {AttributeReader.NameOf(type.BaseType!)}, and a block derives from BlockAttribute itself");
        }

        if (OperatorRegistry.IsDeclaration(name))
        {
            return Refuse(Descriptors.UnusableBlock, use, name, "its name is that of an attribute of NetGen");
        }

        if (!sources.HasSourceOf(type))
        {
            return Refuse(Descriptors.BlockWithoutSource, use, name, type.ContainingAssembly.Name);
        }

        if (_open.Contains(type, SymbolEqualityComparer.Default))
        {
            IEnumerable<string> path = _open.TakeWhile(t => !SymbolEqualityComparer.Default.Equals(t, type)).Append(type).Reverse().Append(type).Select(AttributeReader.NameOf);
            return Refuse(Descriptors.RecursiveBlock, use, name, string.Join(" → ", path));
        }

        if (!_classes.TryGetValue(type, out BlockClass? block))
        {
            _classes[type] = block = new BlockClass(type, sources);
        }

        AttributeUse[] parts = [.. block.FirstOfParts];
        if (parts.Length > 1)
        {
            return Refuse(Descriptors.SplitDeclaration, parts[1], type.Name, parts.Length);
        }

        if (parts.Length == 0)
        {
            return Refuse(Descriptors.UnusableBlock, use, name, "no layers stand on its class");
        }

        AttributeUse? misplaced = block.Contents.Find(c => AttributeReader.KindOf(c.Attribute) is { } kind && OperatorRegistry.FindLayer(kind) is null && OperatorRegistry.FindLoss(kind) is null);
        return misplaced is null
            ? block
            : Refuse(Descriptors.UnusableBlock, misplaced, name, $"[{AttributeReader.KindOf(misplaced.Attribute)}] stands on its class, which is for networks");

        BlockClass? Refuse(DiagnosticDescriptor descriptor, AttributeUse place, params object[] message)
        {
            faults.AddAt(place.Syntax.GetLocation(), descriptor, source, message);
            return null;
        }
    }

    /// <summary>Reports parameters that would change nothing.</summary>
    private bool CheckParameters(BlockClass block, AttributeUse use, int source)
    {
        bool isRight = true;
        foreach (ArgumentUse argument in use.Arguments!.Where(a => a.IsOwn))
        {
            if (block.FaultOf(argument) is { } fault)
            {
                Location? parameter = use.Attribute.AttributeConstructor!.Parameters.FirstOrDefault(p => argument.IsPositional && p.Name == argument.Name)?.Locations.FirstOrDefault();
                faults.AddAt(parameter ?? use.Syntax.GetLocation(), Descriptors.UnusableBlock, source, AttributeReader.NameOf(block.Type), fault);
                isRight = false;
            }
        }

        return isRight;
    }

    /// <summary>The values of all arguments, or of none but the condition if it leaves the attribute out; null with a finding where one has no value.</summary>
    private Dictionary<string, object?>? Evaluate(AttributeUse use, ConstantEvaluator evaluator, int source)
    {
        var values = new Dictionary<string, object?>();
        bool isRight = true;
        foreach (ArgumentUse argument in use.Arguments!.OrderBy(a => IsNamed(a, nameof(LayerAttribute.When)) ? 0 : 1).TakeWhile(_ => !IsLeftOut(values)))
        {
            if (evaluator.TryEvaluate(argument.Value, out object? value))
            {
                values[KeyOf(argument)] = value;
            }
            else
            {
                (SyntaxNode expression, string reason) = evaluator.Fault!.Value;
                string block = _open.Count == 0 ? network : $"{AttributeReader.NameOf(_open.Peek())}({evaluator.Settings})";
                faults.AddAt(expression.GetLocation(), Descriptors.NoConstantValue, source, expression.ToString(), block, reason);
                isRight = false;
            }
        }

        return isRight ? values : null;
    }

    private ConstantEvaluator Settings(BlockClass block, AttributeUse use, Dictionary<string, object?> values)
    {
        var settings = new Dictionary<string, object?>();
        foreach (ArgumentUse argument in use.Arguments!.Where(a => a.IsOwn))
        {
            foreach (IFieldSymbol constant in block.ConstantsSetBy(argument.Name))
            {
                settings[constant.Name] = ConstantArithmetic.Convert(values[KeyOf(argument)], constant.Type);
            }
        }

        return new ConstantEvaluator(sources, block.Type, settings);
    }

    private void ReportFull(AttributeUse use, int source)
    {
        if (_open.Count == 0)
        {
            faults.AddAt(use.Syntax.GetLocation(), Descriptors.TooManyLayers, source, network, MostDeclarations);
        }

        _isFull = true;
    }

    /// <summary>What the model keeps of a use: repetitions of a named block are numbered, and each takes the output of the one before.</summary>
    private static IEnumerable<ArgumentSpec> Common(AttributeUse use, Dictionary<string, object?> values, int repetition, int repeat)
    {
        foreach (ArgumentUse argument in use.Arguments!.Where(a => !a.IsOwn))
        {
            object? value = AttributeReader.ArgumentValue(values[KeyOf(argument)], argument.Type);
            if (argument.Name is nameof(LayerAttribute.When) or nameof(BlockAttribute.Repeat)
                || (argument.Name == nameof(LayerAttribute.From) && repetition > 1))
            {
                continue;
            }

            bool isNumbered = argument.Name == nameof(LayerAttribute.Name) && value is not null && repeat > 1;
            yield return new ArgumentSpec(argument.Name, false, isNumbered ? string.Format(CultureInfo.InvariantCulture, "{0}_{1}", value, repetition) : value);
        }
    }

    private static bool IsLeftOut(Dictionary<string, object?> values) =>
        values.TryGetValue(nameof(LayerAttribute.When), out object? when) && when is false;

    private static bool IsNamed(ArgumentUse argument, string name) => !argument.IsPositional && argument.Name == name;

    /// <summary>A parameter may have the name of a property.</summary>
    private static string KeyOf(ArgumentUse argument) => argument.IsPositional ? $"({argument.Name})" : argument.Name;
}

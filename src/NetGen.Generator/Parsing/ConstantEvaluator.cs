using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Evaluates constant expressions with other values for some constants than those they are declared with. The compiler has
/// checked them; what it has folded is of no use, since it knows the declared values only.
/// </summary>
/// <param name="sources">The compilation's sources.</param>
/// <param name="block">The class whose constants are set, or null outside blocks.</param>
/// <param name="settings">The values of its constants that are set.</param>
internal sealed class ConstantEvaluator(SourceModels sources, INamedTypeSymbol? block, IReadOnlyDictionary<string, object?> settings)
{
    private readonly Dictionary<string, object?> _constants = settings.ToDictionary(s => s.Key, s => s.Value);

    /// <summary>The first expression without a value, and why it has none.</summary>
    public (SyntaxNode Expression, string Reason)? Fault { get; private set; }

    /// <summary>The constants that are set, for messages.</summary>
    public string Settings => string.Join(", ", settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} = {Show(s.Value)}"));

    /// <summary>Evaluates an expression to a boxed value, or to an array of such; false where it has none.</summary>
    public bool TryEvaluate(IOperation operation, out object? value)
    {
        Fault = null;
        value = Evaluate(operation);
        return Fault is null;
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool truth => truth ? "true" : "false",
        _ => ConstantArithmetic.Text(value),
    };

    private object? Evaluate(IOperation operation)
    {
        try
        {
            return EvaluateUnguarded(operation);
        }
        catch (ArithmeticException e)
        {
            return Fail(operation, e is DivideByZeroException ? "it divides by zero" : "its value is out of its type's range");
        }
    }

    private object? EvaluateUnguarded(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: var folded } } when !DependsOnBlock(operation) => folded,
        _ when operation.Syntax is CollectionExpressionSyntax collection => EvaluateCollection(collection),
        IConversionOperation conversion => ConstantArithmetic.Convert(Evaluate(conversion.Operand), conversion.Type),
        INameOfOperation name => name.ConstantValue.Value,
        IFieldReferenceOperation { Field.IsConst: true } reference => EvaluateConstant(reference),
        IUnaryOperation unary => Require(unary, ConstantArithmetic.Unary(unary.OperatorKind, Evaluate(unary.Operand), unary.Type)),
        IBinaryOperation binary => EvaluateBinary(binary),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Evaluate(Evaluate(choice.Condition) is true ? choice.WhenTrue : otherwise),
        IInterpolatedStringOperation text => string.Concat(text.Parts.Select(EvaluatePart)),
        IArrayCreationOperation { Initializer.ElementValues: var elements } => elements.Select(Evaluate).ToArray(),
        IDefaultValueOperation => null,
        ITypeOfOperation type => type.TypeOperand,
        _ => Fail(operation, "NetGen evaluates literals, constants, operators on them and arrays of them"),
    };

    /// <summary>A constant of the block as it is set, or computed from those that are; any other as it is declared.</summary>
    private object? EvaluateConstant(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field;
        if (!IsOfBlock(field))
        {
            return field.ConstantValue;
        }

        if (!_constants.TryGetValue(field.Name, out object? value))
        {
            // Until it is known it has its declared value; one that is defined by itself is a mistake that the compiler reports.
            _constants[field.Name] = field.ConstantValue;
            _constants[field.Name] = value =
                field.DeclaringSyntaxReferences[0].GetSyntax(sources.Cancellation) is VariableDeclaratorSyntax { Initializer: { } initializer }
                && sources.OperationOf(initializer) is IFieldInitializerOperation { Value: var initial }
                    ? Evaluate(initial)
                    : field.ConstantValue;
            if (Fault is not null)
            {
                _constants.Remove(field.Name);
            }
        }

        return value;
    }

    private object? EvaluateBinary(IBinaryOperation binary)
    {
        object? left = Evaluate(binary.LeftOperand);
        bool isDecided = binary.OperatorKind == (left is true ? BinaryOperatorKind.ConditionalOr : BinaryOperatorKind.ConditionalAnd) && left is bool;
        return isDecided ? left : Require(binary, ConstantArithmetic.Binary(binary.OperatorKind, left, Evaluate(binary.RightOperand), binary.Type));
    }

    private string EvaluatePart(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => ConstantArithmetic.Text(Evaluate(text.Text)),
        IInterpolationOperation { Alignment: null, FormatString: null } hole => ConstantArithmetic.Text(Evaluate(hole.Expression)),
        _ => ConstantArithmetic.Text(Fail(part, "its format is no constant")),
    };

    private object?[] EvaluateCollection(CollectionExpressionSyntax collection)
    {
        ITypeSymbol? type = (sources.Of(collection).GetTypeInfo(collection, sources.Cancellation).ConvertedType as IArrayTypeSymbol)?.ElementType;
        return [.. collection.Elements.Select(e => e is ExpressionElementSyntax element && sources.OperationOf(element.Expression) is { } operation
            ? ConstantArithmetic.Convert(Evaluate(operation), type)
            : Fail(e, "it is no constant"))];
    }

    private bool IsOfBlock(IFieldSymbol field) => SymbolEqualityComparer.Default.Equals(field.ContainingType, block);

    private bool DependsOnBlock(IOperation operation) =>
        operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(r => IsOfBlock(r.Field));

    private object? Require(IOperation operation, object? value) => value ?? Fail(operation, "constants have no such operator");

    private object? Fail(IOperation operation, string reason) => Fail(operation.Syntax, reason);

    private object? Fail(SyntaxNode expression, string reason)
    {
        Fault ??= (expression, reason);
        return null;
    }
}

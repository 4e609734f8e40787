using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NetGen.Generator.Parsing;

/// <summary>Turns a method's source into a formula. The compiler has checked it, so that only what formulas lack is looked for.</summary>
internal sealed class FormulaReader(SourceModels sources)
{
    private static readonly Dictionary<string, FormulaOperator> Functions = new()
    {
        ["Abs"] = FormulaOperator.Abs,
        ["Cos"] = FormulaOperator.Cos,
        ["Exp"] = FormulaOperator.Exp,
        ["Log"] = FormulaOperator.Log,
        ["Max"] = FormulaOperator.Max,
        ["Min"] = FormulaOperator.Min,
        ["Sin"] = FormulaOperator.Sin,
        ["Sqrt"] = FormulaOperator.Sqrt,
        ["Tanh"] = FormulaOperator.Tanh,
    };

    private readonly Stack<IMethodSymbol> _open = new();

    /// <summary>The first thing that cannot be read, and why.</summary>
    public (Location Place, string Reason)? Fault { get; private set; }

    /// <summary>The formula of a method over its parameters, or null with a fault.</summary>
    public FormulaSpec? Read(IMethodSymbol method)
    {
        FormulaSpec formula = Call(method, [.. method.Parameters.Select((_, i) => FormulaSpec.Parameter(i))], method.Locations.FirstOrDefault() ?? Location.None);
        return Fault is null ? formula : null;
    }

    private FormulaSpec Call(IMethodSymbol method, FormulaSpec[] arguments, Location place)
    {
        if (_open.Contains(method, SymbolEqualityComparer.Default))
        {
            return Fail(place, "it calls itself");
        }

        if (!sources.HasSourceOf(method.ContainingType)
            || method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(sources.Cancellation) is not MethodDeclarationSyntax { ParameterList: var parameters } declaration)
        {
            return Fail(place, $"{method.Name} is no function that NetGen knows, and no method with source");
        }

        if (!method.IsStatic || method.IsGenericMethod || !IsReal(method.ReturnType) || method.Parameters.Any(p => !IsReal(p.Type) || p.RefKind != RefKind.None))
        {
            return Fail(parameters.GetLocation(), "a method is static, takes float or double and gives one of them");
        }

        var variables = new Dictionary<ISymbol, FormulaSpec>(SymbolEqualityComparer.Default);
        foreach ((IParameterSymbol parameter, FormulaSpec argument) in method.Parameters.Zip(arguments, (p, a) => (p, a)))
        {
            variables[parameter] = argument;
        }

        _open.Push(method);
        FormulaSpec result = declaration switch
        {
            { ExpressionBody: { } arrow } => Evaluate(arrow.Expression, variables),
            { Body: { } body } => Run([.. body.Statements], variables) ?? Fail(body.GetLocation(), "not every way through it ends in a return"),
            _ => Fail(declaration.GetLocation(), "it has no body"),
        };
        _open.Pop();
        return result;
    }

    /// <summary>What statements return; null where they come to their end without.</summary>
    private FormulaSpec? Run(IReadOnlyList<StatementSyntax> statements, Dictionary<ISymbol, FormulaSpec> variables)
    {
        for (int i = 0; i < statements.Count && Fault is null; i++)
        {
            switch (statements[i])
            {
                case ReturnStatementSyntax { Expression: { } value }:
                    return Evaluate(value, variables);
                case BlockSyntax block:
                    return Run([.. block.Statements, .. statements.Skip(i + 1)], variables);
                case IfStatementSyntax condition when sources.OperationOf(condition.Condition) is { } test:
                    StatementSyntax[] rest = [.. statements.Skip(i + 1)];
                    FormulaSpec? ifTrue = Run([condition.Statement, .. rest], new(variables, SymbolEqualityComparer.Default));
                    FormulaSpec? ifFalse = Run(condition.Else is { } other ? [other.Statement, .. rest] : rest, new(variables, SymbolEqualityComparer.Default));
                    return ifTrue is null || ifFalse is null ? null : Choose(test, ifTrue, ifFalse, variables);
                case LocalDeclarationStatementSyntax local:
                    foreach (VariableDeclaratorSyntax variable in local.Declaration.Variables)
                    {
                        if (variable.Initializer is null || sources.Of(variable).GetDeclaredSymbol(variable, sources.Cancellation) is not { } symbol)
                        {
                            return Fail(variable.GetLocation(), "a variable gets its value where it is declared");
                        }

                        variables[symbol] = Evaluate(variable.Initializer.Value, variables);
                    }

                    break;
                default:
                    return Fail(statements[i].GetLocation(), "a method declares variables, decides by if, and returns a value");
            }
        }

        return Fault is null ? null : FormulaSpec.Constant(0);
    }

    private FormulaSpec Evaluate(ExpressionSyntax expression, Dictionary<ISymbol, FormulaSpec> variables) =>
        sources.OperationOf(expression) is { } operation ? Evaluate(operation, variables) : Fail(expression.GetLocation(), "it is no expression that NetGen knows");

    private FormulaSpec Evaluate(IOperation operation, Dictionary<ISymbol, FormulaSpec> variables)
    {
        sources.Cancellation.ThrowIfCancellationRequested();
        if (Fault is not null)
        {
            return FormulaSpec.Constant(0);
        }

        FormulaSpec result = operation switch
        {
            { ConstantValue: { HasValue: true, Value: var value } } when Number(value) is { } number => FormulaSpec.Constant(number),
            IParenthesizedOperation inner => Evaluate(inner.Operand, variables),
            IConversionOperation conversion when conversion.OperatorMethod is null && IsReal(conversion.Type) && IsReal(conversion.Operand.Type) => Evaluate(conversion.Operand, variables),
            IParameterReferenceOperation parameter when variables.TryGetValue(parameter.Parameter, out FormulaSpec? known) => known,
            ILocalReferenceOperation local when variables.TryGetValue(local.Local, out FormulaSpec? known) => known,
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus => new(FormulaOperator.Negate, Evaluate(minus.Operand, variables)),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus } plus => Evaluate(plus.Operand, variables),
            IBinaryOperation binary when Arithmetic(binary) is { } op => new(op, Evaluate(binary.LeftOperand, variables), Evaluate(binary.RightOperand, variables)),
            IConditionalOperation { WhenFalse: { } otherwise } choice =>
                Choose(choice.Condition, Evaluate(choice.WhenTrue, variables), Evaluate(otherwise, variables), variables),
            IInvocationOperation call => Invoke(call, variables),
            _ => Fail(operation.Syntax.GetLocation(), "formulas are made of numbers, parameters, variables, + - * /, ?: and functions"),
        };
        return result.Size <= FormulaSpec.Largest ? result : Fail(operation.Syntax.GetLocation(), $"written out it has more than {FormulaSpec.Largest} operators");
    }

    private FormulaSpec Invoke(IInvocationOperation call, Dictionary<ISymbol, FormulaSpec> variables)
    {
        IOperation[] values = [.. call.Arguments.OrderBy(a => a.Parameter?.Ordinal ?? 0).Select(a => a.Value)];
        FormulaSpec[] arguments = [.. values.Select(a => Evaluate(a, variables))];
        string name = call.TargetMethod.Name;
        Location place = call.Syntax.GetLocation();
        switch (call.TargetMethod.ContainingType.ToDisplayString())
        {
            case "NetGen.LastAxis":
                return new(name == "Sum" ? FormulaOperator.Sum : name == "Mean" ? FormulaOperator.Mean : FormulaOperator.Largest, arguments);
            case "System.Math" or "System.MathF" when Functions.TryGetValue(name, out FormulaOperator function) && arguments.Length == (name is "Max" or "Min" ? 2 : 1):
                return new(function, arguments);
            case "System.Math" or "System.MathF" when name == "Clamp":
                return new(FormulaOperator.Min, arguments[2], new FormulaSpec(FormulaOperator.Max, arguments[1], arguments[0]));
            case "System.Math" or "System.MathF" when name == "Pow":
                return arguments[1] is { Operator: FormulaOperator.Constant, Number: var exponent }
                    ? new FormulaSpec(FormulaOperator.Power, exponent, new([arguments[0]]))
                    : Fail(values[1].Syntax.GetLocation(), "an exponent is a constant; Exp and Log make other powers");
            case "System.Math" or "System.MathF":
                return Fail(place, $"of the functions of Math, NetGen knows {string.Join(", ", Functions.Keys)}, Clamp and Pow");
            default:
                return Call(call.TargetMethod, arguments, place);
        }
    }

    /// <summary>One of two values by a condition.</summary>
    private FormulaSpec Choose(IOperation condition, FormulaSpec ifTrue, FormulaSpec ifFalse, Dictionary<ISymbol, FormulaSpec> variables)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool known } }:
                return known ? ifTrue : ifFalse;
            case IParenthesizedOperation inner:
                return Choose(inner.Operand, ifTrue, ifFalse, variables);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Choose(not.Operand, ifFalse, ifTrue, variables);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and:
                return Choose(and.LeftOperand, Choose(and.RightOperand, ifTrue, ifFalse, variables), ifFalse, variables);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or:
                return Choose(or.LeftOperand, ifTrue, Choose(or.RightOperand, ifTrue, ifFalse, variables), variables);
            case IBinaryOperation binary when IsReal(binary.LeftOperand.Type) && IsReal(binary.RightOperand.Type):
                FormulaSpec left = Evaluate(binary.LeftOperand, variables), right = Evaluate(binary.RightOperand, variables);
                return binary.OperatorKind switch
                {
                    BinaryOperatorKind.GreaterThan => new(FormulaOperator.IfGreater, left, right, ifTrue, ifFalse),
                    BinaryOperatorKind.GreaterThanOrEqual => new(FormulaOperator.IfGreaterOrEqual, left, right, ifTrue, ifFalse),
                    BinaryOperatorKind.LessThan => new(FormulaOperator.IfGreater, right, left, ifTrue, ifFalse),
                    BinaryOperatorKind.LessThanOrEqual => new(FormulaOperator.IfGreaterOrEqual, right, left, ifTrue, ifFalse),
                    BinaryOperatorKind.Equals => new(FormulaOperator.IfEqual, left, right, ifTrue, ifFalse),
                    BinaryOperatorKind.NotEquals => new(FormulaOperator.IfEqual, left, right, ifFalse, ifTrue),
                    _ => Fail(condition.Syntax.GetLocation(), "conditions are comparisons, joined by && || and !"),
                };
            default:
                return Fail(condition.Syntax.GetLocation(), "conditions are comparisons, joined by && || and !");
        }
    }

    private static FormulaOperator? Arithmetic(IBinaryOperation binary) => binary.OperatorMethod is not null || !IsReal(binary.Type) ? null : binary.OperatorKind switch
    {
        BinaryOperatorKind.Add => FormulaOperator.Add,
        BinaryOperatorKind.Subtract => FormulaOperator.Subtract,
        BinaryOperatorKind.Multiply => FormulaOperator.Multiply,
        BinaryOperatorKind.Divide => FormulaOperator.Divide,
        _ => null,
    };

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static double? Number(object? value) => value switch
    {
        double d => d,
        float f => f,
        int i => i,
        long l => l,
        _ => null,
    };

    private FormulaSpec Fail(Location place, string reason)
    {
        Fault ??= (place, reason);
        return FormulaSpec.Constant(0);
    }
}

using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>Makes tensor nodes of a formula: a node for each reduction, and one for what stands around them.</summary>
internal sealed class FormulaBuilder(IReadOnlyList<Node> inputs, LayerBuilder builder)
{
    private readonly Dictionary<FormulaSpec, Expression> _reductions = [];
    private readonly List<Node> _nodes = [.. inputs];

    /// <summary>The formula's value, or null with a finding where inputs do not go together.</summary>
    public Node? Build(LambdaSpec lambda, string argument)
    {
        if (Broadcasting.Shape(inputs) is null)
        {
            string shapes = string.Join(" and ", inputs.Select(i => i.Shape.ToString()));
            builder.Report(Descriptors.MergeMismatch, argument, builder.Kind, shapes, "the same shape, or 1 where they differ");
            return null;
        }

        (Expression value, Node[] used) = Localize(ValueOf(lambda.Body));
        if (used.Length == 0)
        {
            // A formula of constants alone still has the shape of its inputs.
            used = [.. inputs];
        }

        Expression? gradient = lambda.Gradient is null ? null : ValueOf(lambda.Gradient);
        return builder.Label(new Map(value, Broadcasting.Shape(used)!, used) { CustomGradient = gradient }, "formula");
    }

    /// <summary>The expression over just those nodes it reads.</summary>
    private (Expression Value, Node[] Used) Localize(Expression value)
    {
        int[] read = [.. value.Descendants().OfType<Input>().Select(i => i.Index).Distinct().OrderBy(i => i)];
        return (value.Rewrite(e => e is Input i ? Expression.In(Array.IndexOf(read, i.Index)) : null), [.. read.Select(i => _nodes[i])]);
    }

    private Expression ValueOf(FormulaSpec formula)
    {
        FormulaOperator op = formula.Operator;
        if (op is FormulaOperator.Sum or FormulaOperator.Mean or FormulaOperator.Largest)
        {
            return Reduce(formula);
        }

        Expression[] x = [.. formula.Operands.Select(ValueOf)];
        return op switch
        {
            FormulaOperator.Constant => formula.Number,
            FormulaOperator.Parameter => Expression.In((int)formula.Number),
            FormulaOperator.Add => x[0] + x[1],
            FormulaOperator.Subtract => x[0] - x[1],
            FormulaOperator.Multiply => x[0] * x[1],
            FormulaOperator.Divide => x[0] / x[1],
            FormulaOperator.Negate => -x[0],
            FormulaOperator.Exp => Expression.Call(ScalarFunction.Exp, x[0]),
            FormulaOperator.Log => Expression.Call(ScalarFunction.Log, x[0]),
            FormulaOperator.Tanh => Expression.Call(ScalarFunction.Tanh, x[0]),
            FormulaOperator.Abs => Expression.Call(ScalarFunction.Abs, x[0]),
            FormulaOperator.Sqrt => Expression.Call(ScalarFunction.Sqrt, x[0]),
            FormulaOperator.Cos => Expression.Call(ScalarFunction.CosineOfTurns, x[0] * (1 / (2 * Math.PI))),
            FormulaOperator.Sin => Expression.Call(ScalarFunction.CosineOfTurns, (x[0] * (1 / (2 * Math.PI))) - 0.25),
            FormulaOperator.Max => Expression.Max(x[0], x[1]),
            FormulaOperator.Min => Expression.Min(x[0], x[1]),
            FormulaOperator.Power => Elements.AnyPower(x[0], formula.Number),
            FormulaOperator.IfGreater => new Select(Comparison.GreaterThan, x[0], x[1], x[2], x[3]),
            FormulaOperator.IfGreaterOrEqual => new Select(Comparison.GreaterThanOrEqual, x[0], x[1], x[2], x[3]),
            FormulaOperator.IfEqual => new Select(Comparison.Equals, x[0], x[1], x[2], x[3]),
            _ => throw new InvalidOperationException($"{op} is no operator of elements."),
        };
    }

    /// <summary>A reduction over the last axis, as an input of what stands around it.</summary>
    private Expression Reduce(FormulaSpec formula)
    {
        if (_reductions.TryGetValue(formula, out Expression? known))
        {
            return known;
        }

        (Expression value, Node[] used) = Localize(ValueOf(formula.Operands[0]));
        used = used.Length == 0 ? [.. inputs] : used;
        TensorShape space = Broadcasting.Shape(used)!;
        bool[] last = [.. space.Sizes.Select((_, d) => d == space.Rank - 1)];
        if (formula.Operator == FormulaOperator.Mean)
        {
            value *= 1.0 / space.Last;
        }

        ReduceKind kind = formula.Operator == FormulaOperator.Largest ? ReduceKind.Max : ReduceKind.Sum;
        _nodes.Add(builder.Label(new Reduce(kind, value, space, last, false, used), "reduction in its formula"));
        return _reductions[formula] = Expression.In(_nodes.Count - 1);
    }
}

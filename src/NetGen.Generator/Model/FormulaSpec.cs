namespace NetGen.Generator.Model;

/// <summary>A method of the user's as a formula: what it computes, without names, symbols or places.</summary>
/// <param name="Operator">What is computed of the operands.</param>
/// <param name="Number">The value of a constant, or the number of a parameter.</param>
/// <param name="Operands">The operands.</param>
internal sealed record FormulaSpec(FormulaOperator Operator, double Number, EquatableArray<FormulaSpec> Operands)
{
    /// <summary>The most operators a formula may have once its local variables are written out.</summary>
    public const int Largest = 2_000;

    public FormulaSpec(FormulaOperator op, params FormulaSpec[] operands)
        : this(op, 0, new(operands))
    {
    }

    /// <summary>The operators of the formula, each as often as it is written out.</summary>
    public long Size { get; } = Operands.Aggregate(1L, (n, o) => Math.Min(int.MaxValue, n + o.Size));

    /// <summary>Whether some part of it is a reduction.</summary>
    public bool HasReduction => Operator is FormulaOperator.Sum or FormulaOperator.Mean or FormulaOperator.Largest || Operands.Any(o => o.HasReduction);

    public static FormulaSpec Constant(double value) => new(FormulaOperator.Constant, value, default);

    public static FormulaSpec Parameter(int index) => new(FormulaOperator.Parameter, index, default);
}

/// <summary>What a formula does with its operands.</summary>
internal enum FormulaOperator
{
    Constant,
    Parameter,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Exp,
    Log,
    Tanh,
    Abs,
    Sqrt,
    Sin,
    Cos,
    Max,
    Min,

    /// <summary>The first operand to the power of a constant, the number.</summary>
    Power,

    /// <summary>The third operand if the first is greater than the second, else the fourth.</summary>
    IfGreater,

    /// <summary>The third operand if the first is greater than the second or the same, else the fourth.</summary>
    IfGreaterOrEqual,

    /// <summary>The third operand if the first two are the same, else the fourth.</summary>
    IfEqual,

    /// <summary>The sum along the last axis.</summary>
    Sum,

    /// <summary>The mean along the last axis.</summary>
    Mean,

    /// <summary>The maximum along the last axis.</summary>
    Largest,
}

/// <summary>The methods that a lambda names.</summary>
/// <param name="Parameters">How many tensors its method takes.</param>
/// <param name="Body">What the method computes.</param>
/// <param name="Gradient">What its gradient's method computes of the input, the output and the output's gradient, or null.</param>
internal sealed record LambdaSpec(int Parameters, FormulaSpec Body, FormulaSpec? Gradient);

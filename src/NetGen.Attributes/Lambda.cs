using System;

namespace NetGen;

/// <summary>An expression of one's own, written as a static method. Keras: <c>Lambda</c>.</summary>
/// <remarks>
/// <para>
/// The method says what becomes of one element: its parameters are elements of the inputs, at the same place of each, and its value is the
/// output's. Inputs are broadcast as by <see cref="AddAttribute">Add</see>. NetGen reads its source, compiles it into the network's loops and
/// differentiates it. It computes in the network's precision, whether the parameters are <c>float</c> or <c>double</c>.
/// No parameters to train.
/// </para>
/// <para>
/// It is made of numbers, constants, <c>+ - * /</c>, comparisons, <c>?:</c>, <c>if</c> and <c>return</c>, local variables, calls of other such methods, of
/// <see cref="LastAxis"/>, and of <c>Abs</c>, <c>Clamp</c>, <c>Cos</c>, <c>Exp</c>, <c>Log</c>, <c>Max</c>, <c>Min</c>, <c>Pow</c> with a constant
/// exponent, <c>Sin</c>, <c>Sqrt</c> and <c>Tanh</c> of <see cref="Math"/> or <c>MathF</c>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Network, Input(8)]
/// [Dense(8), Lambda(nameof(Bump))]
/// [MeanSquaredError]
/// public partial class Net
/// {
///     private static float Bump(float x) => MathF.Exp(-x * x);
/// }
/// </code>
/// </example>
/// <param name="method">
/// The name of the method: of the class the attribute stands on, or with the name of its class before it,
/// <c>$"{nameof(Formulas)}.{nameof(Formulas.Bump)}"</c>.
/// </param>
/// <param name="arguments">The names of what the parameters stand for; if the method has one more, that is the output of the layer before, and comes first.</param>
public sealed class LambdaAttribute(string method, params string[] arguments) : LayerAttribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;

    /// <summary>The names of the tensors that the parameters stand for.</summary>
    public string[] Arguments { get; } = arguments ?? [];

    /// <summary>
    /// The name of a method that takes an element of the input, the output there and the gradient of the output, and gives the gradient of the
    /// input: <c>(x, y, dy) => dx</c>. For a method of one parameter without reductions. Default: none, the derivative of the expression.
    /// Keras: <c>ops.custom_gradient</c>.
    /// </summary>
    public string? Gradient { get; set; }
}

/// <summary>Reductions in methods that <see cref="LambdaAttribute">Lambda</see> names.</summary>
/// <remarks>
/// In a layer they reduce the last axis, which stays with length 1, so that the result goes with tensors of the whole length:
/// <c>x - LastAxis.Mean(x)</c>. Called as they are, they take their argument for an axis of one element, and give it back.
/// </remarks>
public static class LastAxis
{
    /// <summary>The sum along the last axis.</summary>
    /// <param name="x">An element.</param>
    public static double Sum(double x) => x;

    /// <inheritdoc cref="Sum(double)"/>
    public static float Sum(float x) => x;

    /// <summary>The mean along the last axis.</summary>
    /// <param name="x">An element.</param>
    public static double Mean(double x) => x;

    /// <inheritdoc cref="Mean(double)"/>
    public static float Mean(float x) => x;

    /// <summary>The largest value along the last axis; elements that are the largest share the gradient.</summary>
    /// <param name="x">An element.</param>
    public static double Max(double x) => x;

    /// <inheritdoc cref="Max(double)"/>
    public static float Max(float x) => x;
}

using NetGen;

namespace Samples;

/// <summary>A dense layer of one's own: <c>y = x·w + b</c>, with weights made to fit the input.</summary>
/// <param name="units">The elements of the output.</param>
[Weight(-1, Units, Name = "w", Initializer = Initializer.Normal)]
[Weight(Units, Name = "b", Initializer = Initializer.Zeros)]
[MatMul("w"), Add("b")]
public sealed class SimpleDenseAttribute(int units = 32) : BlockAttribute(units)
{
    private const int Units = 32;
}

/// <summary>One such layer.</summary>
[Network]
[Input(2)]
[SimpleDense(4)]
public partial class LinearNetwork;

/// <summary>Two of them with an activation between, which train as any layer does.</summary>
[Network]
[Input(2)]
[SimpleDense(8), Activation(Activation.Tanh)]
[SimpleDense(1)]
[MeanSquaredError]
public partial class TwoLayers;

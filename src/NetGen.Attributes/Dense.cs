namespace NetGen;

/// <summary>
/// Connects every input with every output. Keras: <c>Dense</c>.
/// </summary>
/// <remarks>
/// <para>
/// Input (n), output (<see cref="Units"/>): <c>y[j] = activation(b[j] + sum over i of x[i] * k[i, j])</c>. The kernel has the shape
/// (n, <see cref="Units"/>), the bias (<see cref="Units"/>).
/// </para>
/// <para>
/// On an input (t, n) it works on the last axis and gives (t, <see cref="Units"/>), with one kernel for all rows. An input with
/// more axes is an error: put <see cref="FlattenAttribute"/> before it.
/// </para>
/// </remarks>
/// <param name="units">The number of outputs.</param>
public sealed class DenseAttribute(int units) : WeightedLayerAttribute
{
    /// <summary>The number of outputs. Keras: <c>units</c>.</summary>
    public int Units { get; } = units;
}

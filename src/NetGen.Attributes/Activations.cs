namespace NetGen;

/// <summary>
/// Applies an activation function as a layer of its own. Keras: <c>Activation</c>.
/// </summary>
/// <remarks>
/// The output has the shape of the input. No parameters. <c>[Dense(64), Activation(Activation.ReLU)]</c> computes the same as
/// <c>[Dense(64, Activation = Activation.ReLU)]</c>, and compiles to the same code.
/// </remarks>
/// <param name="activation">The function.</param>
public sealed class ActivationAttribute(Activation activation) : LayerAttribute
{
    /// <summary>The function that is applied.</summary>
    public Activation Function { get; } = activation;

    /// <summary>
    /// The slope of <see cref="Activation.LeakyReLU"/> below zero; for other functions it is an error.
    /// Default: <see cref="double.NaN"/>, which stands for 0.2. Keras: <c>negative_slope</c>.
    /// </summary>
    public double NegativeSlope { get; set; } = double.NaN;

    /// <summary>
    /// The alpha of <see cref="Activation.ELU"/>, whose output tends to minus alpha; for other functions it is an error.
    /// Default: <see cref="double.NaN"/>, which stands for 1. Keras: <c>alpha</c>.
    /// </summary>
    public double Alpha { get; set; } = double.NaN;
}

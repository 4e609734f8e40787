namespace NetGen;

/// <summary>The activation functions, with the definitions of Keras. All but softmax apply to each value by itself.</summary>
public enum Activation
{
    /// <summary><c>x</c>: no activation. Keras: <c>linear</c>.</summary>
    Linear,

    /// <summary><c>max(x, 0)</c>, with derivative 0 at 0. Keras: <c>relu</c>.</summary>
    ReLU,

    /// <summary><c>x</c> above 0, else <c>slope * x</c>, with a slope of 0.2 unless a layer says otherwise. Keras: <c>leaky_relu</c>.</summary>
    LeakyReLU,

    /// <summary><c>x</c> above 0, else <c>alpha * (exp(x) - 1)</c>, with an alpha of 1 unless a layer says otherwise. Keras: <c>elu</c>.</summary>
    ELU,

    /// <summary>
    /// <c>scale * x</c> above 0, else <c>scale * alpha * (exp(x) - 1)</c>, with scale 1.05070098 and alpha 1.67326324, which keep
    /// mean 0 and variance 1 from layer to layer. Goes with <see cref="Initializer.LecunNormal"/>. Keras: <c>selu</c>.
    /// </summary>
    SELU,

    /// <summary><c>1 / (1 + exp(-x))</c>. Keras: <c>sigmoid</c>.</summary>
    Sigmoid,

    /// <summary><c>(exp(x) - exp(-x)) / (exp(x) + exp(-x))</c>. Keras: <c>tanh</c>.</summary>
    Tanh,

    /// <summary><c>log(1 + exp(x))</c>, computed so that large values do not overflow. Keras: <c>softplus</c>.</summary>
    Softplus,

    /// <summary>
    /// <c>exp(x[i]) / (sum over j of exp(x[j]))</c> over the last axis, with the largest value taken off first so that nothing
    /// overflows. Keras: <c>softmax</c>.
    /// </summary>
    Softmax,
}

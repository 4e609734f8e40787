namespace NetGen;

/// <summary>What a network computes when a number goes wrong.</summary>
public enum NetworkPass
{
    /// <summary>Nothing yet: what the caller gave.</summary>
    Input,

    /// <summary>Nothing yet: the weights as they are, after the optimiser's last step or as they were loaded.</summary>
    Weights,

    /// <summary>From the input to the output, and to the loss.</summary>
    Forward,

    /// <summary>The gradient of the loss for what a layer reads.</summary>
    InputGradient,

    /// <summary>The gradient of the loss for a layer's weights.</summary>
    WeightGradient,
}

/// <summary>
/// A number that is not finite, thrown where it first appears by networks that were built with the MSBuild property <c>NetGenCheckNumbers</c> set to
/// true.
/// </summary>
public sealed class NonFiniteValueException : ArithmeticException
{
    internal NonFiniteValueException(string layer, string role, NetworkPass pass, long? sample, int[] index, string shape, double value)
        : base(Describe(layer, role, pass, sample, index, shape, value))
    {
        Layer = layer;
        Pass = pass;
        Sample = sample;
        Index = index;
        Value = value;
    }

    /// <summary>The layer, such as <c>conv2d_1</c>; for <see cref="NetworkPass.Input"/> the input, for <see cref="NetworkPass.Weights"/> the parameter.</summary>
    public string Layer { get; }

    /// <summary>What was computed.</summary>
    public NetworkPass Pass { get; }

    /// <summary>The place of the sample in the batch, from 0; null for a value that all samples share.</summary>
    public long? Sample { get; }

    /// <summary>The first place within the value that is not finite, an index for each axis.</summary>
    public IReadOnlyList<int> Index { get; }

    /// <summary>What stands there: NaN or an infinity.</summary>
    public double Value { get; }

    private static string Describe(string layer, string role, NetworkPass pass, long? sample, int[] index, string shape, double value)
    {
        string subject = pass switch
        {
            NetworkPass.Input => $"The {layer}",
            NetworkPass.Weights => $"The parameter {layer}",
            NetworkPass.Forward => $"The forward pass of {layer} ({role})",
            NetworkPass.InputGradient => $"The gradient through {layer} ({role})",
            _ => $"The weight gradient of {layer} ({role})",
        };
        string whose = sample is null ? string.Empty : $" for sample {sample}";
        return FormattableString.Invariant($"{subject} is {value}{whose} at [{string.Join(", ", index)}] of {shape}.");
    }
}

namespace NetGen.Generator.Linting;

/// <summary>What is known of the values that an activation gives.</summary>
internal enum OutputRange
{
    /// <summary>That depends on arguments.</summary>
    Unknown,

    /// <summary>Any number, on both sides of zero.</summary>
    BothSigns,

    /// <summary>Zero and above.</summary>
    NonNegative,

    /// <summary>From 0 to 1, each by itself.</summary>
    UnitInterval,

    /// <summary>From 0 to 1, with the sum one along the last axis.</summary>
    Distribution,

    /// <summary>Zero and below.</summary>
    NonPositive,
}

/// <summary>The ranges of the activations.</summary>
internal static class OutputRanges
{
    public static OutputRange RangeOf(this Activation activation) => activation switch
    {
        Activation.Softmax or Activation.Sparsemax => OutputRange.Distribution,
        Activation.Sigmoid or Activation.HardSigmoid or Activation.SparseSigmoid => OutputRange.UnitInterval,
        Activation.ReLU or Activation.ReLU6 or Activation.Softplus or Activation.Exponential or Activation.SquarePlus or Activation.SparsePlus => OutputRange.NonNegative,
        Activation.LogSoftmax or Activation.LogSigmoid => OutputRange.NonPositive,
        Activation.Threshold => OutputRange.Unknown,
        _ => OutputRange.BothSigns,
    };

    /// <summary>Whether all values lie from 0 to 1.</summary>
    public static bool IsProbability(this Activation activation) => activation.RangeOf() is OutputRange.UnitInterval or OutputRange.Distribution;

    /// <summary>Whether the activation is zero for all that is negative, and so is its gradient.</summary>
    public static bool IsRectifier(this Activation activation) => activation is Activation.ReLU or Activation.ReLU6;

    /// <summary>What a layer gives, for messages.</summary>
    public static string Describe(this Activation activation) => activation == Activation.Linear
        ? "unscaled scores"
        : $"values of Activation.{activation}, which {activation.RangeOf() switch
        {
            OutputRange.BothSigns => "may be negative",
            OutputRange.NonNegative => "may be above 1",
            OutputRange.NonPositive => "are logarithms",
            OutputRange.Distribution => "sum to 1",
            _ => "lie between 0 and 1",
        }}";
}

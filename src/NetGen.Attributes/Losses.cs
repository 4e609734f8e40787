using System;

namespace NetGen;

/// <summary>What every loss has: the output it judges, and how the losses of a batch become one number.</summary>
/// <remarks>A network with several losses trains on their weighted sum. One without a loss can predict, but not train.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LossAttribute : Attribute
{
    /// <summary>The name of the layer whose output the loss judges. Default: the last layer.</summary>
    public string? From { get; set; }

    /// <summary>How the losses of a batch become one number. Default: <see cref="Reduction.Mean"/>. Keras: <c>reduction</c>.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>
    /// What the loss, and with it its gradient, is multiplied by, so that it counts for more or less than other losses and penalties;
    /// any number but 0. Default: 1. Keras: <c>loss_weights</c> of <c>compile</c>.
    /// </summary>
    public double Weight { get; set; } = 1;
}

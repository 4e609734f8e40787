namespace NetGen;

/// <summary>Which values of a figure are better. Keras: <c>mode</c>.</summary>
public enum MonitorMode
{
    /// <summary>As the metric says: larger for accuracies, smaller for losses and errors. The default. Keras: <c>auto</c>.</summary>
    Auto,

    /// <summary>Smaller ones. Keras: <c>min</c>.</summary>
    Min,

    /// <summary>Larger ones. Keras: <c>max</c>.</summary>
    Max,
}

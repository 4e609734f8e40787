namespace NetGen;

/// <summary>A call of <c>Fit</c>, as its callbacks see it.</summary>
public abstract class TrainingSession
{
    private readonly Dictionary<string, bool?> _figures = [];

    private protected TrainingSession(IOptimizer optimizer, int epochs)
    {
        Optimizer = optimizer;
        Epochs = epochs;
    }

    /// <summary>What turns gradients into new weights; its learning rate may be changed.</summary>
    public IOptimizer Optimizer { get; }

    /// <summary>The number of epochs that were asked for.</summary>
    public int Epochs { get; }

    /// <summary>The names that <see cref="EpochResult.Figure"/> takes, such as <c>loss</c> and <c>val_accuracy</c>.</summary>
    public IReadOnlyCollection<string> Figures => _figures.Keys;

    /// <summary>Whether a callback has asked for training to end.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Ends training after the batch under way, or before the next epoch.</summary>
    public void Stop() => IsStopping = true;

    /// <summary>Whether larger values of a figure are better; null where its metric does not say.</summary>
    /// <param name="figure">One of <see cref="Figures"/>.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    public bool? LargerIsBetter(string figure) => _figures.TryGetValue(figure, out bool? isBetter)
        ? isBetter
        : throw new ArgumentException($"Expected one of the figures {string.Join(", ", Figures)}, found '{figure}'.", nameof(figure));

    /// <summary>Saves the network's weights as they are now.</summary>
    /// <param name="path">The safetensors file; its old content stays until the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public abstract void Save(string path);

    /// <summary>Copies the network's weights as they are now.</summary>
    public abstract WeightSnapshot CaptureWeights();

    private protected void AddFigures(IEnumerable<(string Name, bool? LargerIsBetter)> metrics, string prefix)
    {
        foreach ((string name, bool? isBetter) in metrics.Prepend(("loss", false)))
        {
            _figures[prefix + name] = isBetter;
        }
    }
}

namespace NetGen.Training;

/// <summary>Watches a figure for improvements.</summary>
internal sealed class FigureMonitor(string figure, MonitorMode mode, double minDelta)
{
    private bool _isLargerBetter;

    public string Figure => figure;

    /// <summary>The best value so far.</summary>
    public double Best { get; private set; }

    /// <summary>Begins anew, and checks that there is such a figure.</summary>
    public void Start(TrainingSession session, double? initial = null)
    {
        bool? isBetter = session.LargerIsBetter(figure);
        _isLargerBetter = mode switch
        {
            MonitorMode.Min => false,
            MonitorMode.Max => true,
            _ => isBetter ?? throw new InvalidOperationException(
                $"The metric of '{figure}' does not say whether larger values are better; give a mode of {nameof(MonitorMode.Min)} or {nameof(MonitorMode.Max)}."),
        };
        Best = initial ?? (_isLargerBetter ? double.NegativeInfinity : double.PositiveInfinity);
    }

    /// <summary>Whether a value beats another by more than the smallest difference that counts.</summary>
    public bool Beats(double value, double reference) => _isLargerBetter ? value - minDelta > reference : value + minDelta < reference;

    /// <summary>Takes an epoch's value, and says whether it beats the best one before.</summary>
    public bool Improve(EpochResult epoch)
    {
        double value = epoch.Figure(figure);
        bool isBetter = Beats(value, Best);
        Best = isBetter ? value : Best;
        return isBetter;
    }
}

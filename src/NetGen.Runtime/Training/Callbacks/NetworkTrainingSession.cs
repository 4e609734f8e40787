using System.Numerics;
using NetGen.Generated;

namespace NetGen.Training;

/// <summary>A call of <c>Fit</c> on a network.</summary>
internal sealed class NetworkTrainingSession<T, TTarget> : TrainingSession
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTarget : unmanaged
{
    private readonly ITrainable<T, TTarget> _network;

    public NetworkTrainingSession(
        ITrainable<T, TTarget> network, IOptimizer optimizer, int epochs, IReadOnlyList<IMetric<T, TTarget>> metrics, bool hasValidation)
        : base(optimizer, epochs)
    {
        _network = network;
        IEnumerable<(string, bool?)> figures = metrics.Select(m => (m.Name, m.LargerIsBetter));
        AddFigures(figures, "");
        if (hasValidation)
        {
            AddFigures(figures, EpochResult.ValidationPrefix);
        }
    }

    public override void Save(string path) => WeightFile.Save(_network, path);

    public override WeightSnapshot CaptureWeights() => new NetworkSnapshot<T>(_network);
}

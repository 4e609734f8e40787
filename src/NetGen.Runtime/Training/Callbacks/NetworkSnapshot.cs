using System.Numerics;

namespace NetGen.Training;

/// <summary>A copy of the weights of a network of one precision.</summary>
internal sealed class NetworkSnapshot<T>(INetwork<T> network) : WeightSnapshot
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _weights = network.Weights.ToArray();

    public override void Update() => network.Weights.CopyTo(_weights);

    public override void Restore()
    {
        _weights.CopyTo(network.Weights);
        network.WeightsChanged();
    }
}

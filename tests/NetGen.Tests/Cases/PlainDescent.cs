using System.Numerics;

namespace NetGen.Tests.Cases;

/// <summary>Weights less the rate times their gradients: an optimiser that has nothing to get wrong.</summary>
internal sealed class PlainDescent : IOptimizer
{
    public double LearningRate { get; set; } = 0.01;

    public long Steps { get; private set; }

    public void Step(ITrainable<float> network) => Descend(network);

    public void Step(ITrainable<double> network) => Descend(network);

    public void Descend<T>(ITrainable<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> weights = network.Weights, gradients = network.Gradients;
        T rate = T.CreateChecked(LearningRate);
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] -= rate * gradients[i];
        }

        Steps++;
    }
}

extern alias runtime;

using runtime::NetGen;

namespace NetGen.Generator.Tests.Chaos;

/// <summary>Holds a compiled network's gradients to finite differences of its loss, and its rows to each other.</summary>
internal sealed class GradientCheck
{
    private const int Samples = 3;
    private const int ElementsOfAParameter = 4;
    private const double OrderOfSums = 1e-12;

    private readonly ITrainable<double, double> _network;
    private readonly Random _random;
    private readonly double[] _x;
    private readonly double[] _target;

    public GradientCheck(ITrainable<double, double> network, int seed)
    {
        _network = network;
        _random = new Random(seed);
        _x = [.. Enumerable.Range(0, Samples * network.InputSize).Select(_ => (_random.NextDouble() * 4) - 2)];
        _target = [.. Enumerable.Range(0, Samples * network.TargetSize).Select(_ => _random.NextDouble())];
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            foreach (ref double weight in network.Weights.Slice(parameter.Offset, parameter.Length))
            {
                weight += (_random.NextDouble() - 0.5) / 4;
            }
        }
    }

    /// <summary>What is wrong with the network.</summary>
    public IEnumerable<string> Faults() => Gradients().Concat(Rows());

    private List<string> Gradients()
    {
        double loss = _network.ForwardBackward(_x, _target);
        double[] gradients = _network.Gradients.ToArray();
        double typical = Math.Sqrt(gradients.Sum(g => g * g) / _network.ParameterTable.Sum(p => p.Length));
        var faults = new List<string>();
        if (!double.IsFinite(loss) || !(typical > 0))
        {
            faults.Add($"The loss is {loss} and the gradients are of the size of {typical}.");
        }

        foreach (ParameterInfo parameter in _network.ParameterTable.Where(p => p.Trainable))
        {
            for (int i = 0; i < Math.Min(ElementsOfAParameter, parameter.Length); i++)
            {
                int at = parameter.Offset + _random.Next(parameter.Length);
                double bound = (1e-6 * Math.Max(Math.Abs(gradients[at]), typical)) + (1e-8 * Math.Max(1, Math.Abs(loss)));

                // A step across a kink, of a ReLU or a maximum, misses; a shorter one that crosses none tells.
                double[] slopes = [Slope(at, 1e-6), Slope(at, 1e-7)];
                if (!slopes.Any(s => Math.Abs(s - gradients[at]) <= bound))
                {
                    faults.Add($"The gradient of {parameter.Name} at {at - parameter.Offset} is {gradients[at]:R}, but differences give {string.Join(" and ", slopes)}.");
                }
            }
        }

        return faults;
    }

    private double Slope(int at, double step)
    {
        double weight = _network.Weights[at];
        _network.Weights[at] = weight + step;
        double above = _network.ForwardBackward(_x, _target);
        _network.Weights[at] = weight - step;
        double below = _network.ForwardBackward(_x, _target);
        _network.Weights[at] = weight;
        return (above - below) / (2 * step);
    }

    /// <summary>Samples together give what each gives alone, but for the order of sums.</summary>
    private IEnumerable<string> Rows()
    {
        var together = new double[Samples * _network.OutputSize];
        _network.Predict(_x, together);
        for (int i = 0; i < Samples; i++)
        {
            var alone = new double[_network.OutputSize];
            _network.Predict(_x.AsSpan(i * _network.InputSize, _network.InputSize), alone);
            if (alone.Zip(together.Skip(i * alone.Length), (a, b) => Math.Abs(a - b) > OrderOfSums * Math.Max(1, Math.Abs(b))).Any(differs => differs))
            {
                yield return $"Sample {i} alone gives {string.Join(", ", alone)}.";
            }
        }
    }
}

using System.Reflection;
using NetGen.Tests.Cases;
using NetGen.Tests.Fixtures;
using NetGen.Tests.Reference;

namespace NetGen.Tests;

/// <summary>Convolution and pooling in plain loops, beside PyTorch and beside the generated code.</summary>
public class NaiveReferenceTests
{
    private const int Samples = 5;
    private const double Bound = 1e-12;

    /// <summary>The networks of the corpus that the naive reference knows.</summary>
    public static TheoryData<string> Networks =>
        [.. CorpusCatalog.Cases.Where(c => c.Element == "double" && NaiveNetwork.TryCreate(c.Network) is not null).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreesWithPyTorch(string name)
    {
        (NaiveNetwork naive, Fixture fixture) = Create(name);
        foreach ((string parameter, double[] values) in naive.Parameters)
        {
            fixture.Weights[parameter].Values.CopyTo(values, 0);
        }

        int samples = fixture.X.Shape[0];
        Closeness.Assert<double>("The output", fixture.Y.Values, naive.Predict(fixture.X.Values, samples), Bound);
        double loss = naive.ForwardBackward(fixture.X.Values, fixture.Target!.Values, samples);
        Closeness.Assert<double>("The loss", [fixture.Loss], [loss], Bound);
        Assert.Equal(fixture.Gradients.Keys.Order(), naive.Gradients.Keys.Order());
        foreach ((string parameter, double[] gradient) in naive.Gradients)
        {
            Closeness.Assert<double>($"The gradient of {parameter}", fixture.Gradients[parameter].Values, gradient, Bound);
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreesWithGeneratedCode(string name)
    {
        CorpusCase network = CorpusCatalog.Find(name);
        typeof(NaiveReferenceTests).GetMethod(nameof(Compare), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(network.Network)
            .CreateDelegate<Action<NaiveNetwork>>()(NaiveNetwork.TryCreate(network.Network)!);
    }

    /// <summary>On other samples than the fixtures', and other weights.</summary>
    private static void Compare<TNetwork>(NaiveNetwork naive)
        where TNetwork : class, INetwork<TNetwork, double>, ITrainable<double, double>
    {
        TNetwork network = TNetwork.Create(61);
        var random = new Random(62);
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            double[] values = Values(parameter.Length);
            values.CopyTo(network.Weights.Slice(parameter.Offset, parameter.Length));
            values.CopyTo(naive.Parameters[parameter.Name], 0);
        }

        double[] x = Values(Samples * network.InputSize), target = Values(Samples * network.OutputSize);
        var y = new double[target.Length];
        network.Predict(x, y);
        Closeness.Assert<double>("The output", naive.Predict(x, Samples), y, Closeness.OutputBound<double>());
        double loss = network.ForwardBackward(x, target);
        Closeness.Assert<double>("The loss", [naive.ForwardBackward(x, target, Samples)], [loss], Closeness.OutputBound<double>());
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            Closeness.Assert<double>(
                $"The gradient of {parameter.Name}",
                naive.Gradients[parameter.Name],
                network.Gradients.Slice(parameter.Offset, parameter.Length),
                Closeness.GradientBound<double>());
        }

        double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 2) - 1)];
    }

    private static (NaiveNetwork Naive, Fixture Fixture) Create(string name)
    {
        Type network = CorpusCatalog.Find(name).Network;
        return (NaiveNetwork.TryCreate(network)!, Fixture.Read(network.Name));
    }
}

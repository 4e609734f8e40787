extern alias float32;
extern alias float64;

using System.Numerics;
using NetGen.Tests.Cases;
using NetGen.Tests.Fixtures;
using DoubleCnn = float64::NetGen.Tests.Corpus.SmallDeepCnn;
using SingleCnn = float32::NetGen.Tests.Corpus.SmallDeepCnn;

namespace NetGen.Tests;

/// <summary>PyTorch's weights reach a generated class through a weight file that knows nothing of NetGen.</summary>
public sealed class WeightFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"netgen-{Guid.NewGuid():N}.safetensors");
    private readonly Fixture _fixture = Fixture.Read(typeof(SingleCnn).Name);

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void SingleLoadsWeightsOfOtherTools()
    {
        SafetensorsFile.Write(_path, Weights<float>());
        Check(SingleCnn.Load(_path));
    }

    [Fact]
    public void DoubleLoadsWeightsOfOtherTools()
    {
        SafetensorsFile.Write(_path, Weights<double>());
        Check(DoubleCnn.Load(_path));
    }

    [Fact]
    public void SavedWeightsHoldEveryParameter()
    {
        var network = new SingleCnn(seed: 3);
        network.Save(_path);
        Dictionary<string, StoredTensor> saved = SafetensorsFile.Read(_path);
        Assert.Equal(SingleCnn.ParameterTable.Select(p => p.Name).Order(), saved.Keys.Order());
        foreach (ParameterInfo parameter in SingleCnn.ParameterTable)
        {
            Assert.Equal(parameter.Shape, saved[parameter.Name].Shape);
            Closeness.AssertSameBits<float>(
                parameter.Name, network.Weights.Slice(parameter.Offset, parameter.Length), saved[parameter.Name].As<float>());
        }

        Closeness.AssertSameBits<float>("The weights loaded again", network.Weights, SingleCnn.Load(_path).Weights);
    }

    private void Check<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var y = new T[_fixture.Y.Values.Length];
        network.Predict(_fixture.X.As<T>(), y);
        Closeness.Assert<T>("The output", _fixture.Y.Values, y, Closeness.OutputBound<T>());
    }

    private IEnumerable<(string Name, int[] Shape, T[] Values)> Weights<T>()
        where T : unmanaged, INumber<T> =>
        _fixture.Weights.Select(w => (w.Key, w.Value.Shape, w.Value.As<T>()));
}

extern alias float32;

using float32::NetGen.Tests.Corpus;

namespace NetGen.Tests;

/// <summary>What a user of networks with several inputs, outputs and losses meets, and of frozen layers.</summary>
public class GraphTests
{
    [Fact]
    public void NamedSpansGiveWhatFlatRowsGive()
    {
        var network = new TwoInputs(seed: 3);
        float[] a = [1, 2, 3, 4, 5, 6, 7, 8], b = [.. Enumerable.Range(0, 12).Select(i => i / 8f)];
        float[] rows = [.. a[..4], .. b[..6], .. a[4..], .. b[6..]];
        float[] expected = new float[4], y = new float[4];
        network.Predict(rows, expected);
        network.Predict(a, b, y);
        Assert.Equal(expected, y);

        float[] target = [1, 0, 0, 1];
        Assert.Equal(network.ForwardBackward(rows, target), network.ForwardBackward(a, b, target));
        Assert.Equal("a", Assert.Throws<ArgumentException>(() => network.Predict(new float[3], b, y)).ParamName);
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => network.Predict(a, new float[6], y)).ParamName);
    }

    [Fact]
    public void OutputsAndTargetsHaveSpansOfTheirOwn()
    {
        var network = new TwoLosses(seed: 3);
        float[] x = [1, 2, 3, 4, 5, 6], rows = new float[5], classes = new float[3], values = new float[2];
        network.Predict(x, rows);
        network.Predict(x, classes, values);
        Assert.Equal<float[]>(rows, [.. classes, .. values]);
        Assert.Equal(network.ForwardBackward(x, [2, 0.5f, 0.25f]), network.ForwardBackward(x, [2], [0.5f, 0.25f]));
        ArgumentException wrong = Assert.Throws<ArgumentException>(() => network.ForwardBackward(x, [3], [0.5f, 0.25f]));
        Assert.Contains("from 0 to 2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FrozenLayersStayAsTheyAre()
    {
        var network = new TwoInputs(seed: 3);
        float[] x = [.. Enumerable.Range(0, 20).Select(i => i / 4f)], target = [1, 0, 0, 1];
        float[] before = network.Weights.ToArray();
        var optimizer = new AdamW { GlobalClipNorm = 1 };
        network.SetTrainable("left", false);
        network.TrainBatch(x, target, optimizer);
        AssertChanged("left", false);

        network.SetTrainable("left", true);
        network.TrainBatch(x, target, optimizer);
        AssertChanged("left", true);
        Assert.Contains("'nothing'", Assert.Throws<ArgumentException>(() => network.SetTrainable("nothing", false)).Message, StringComparison.Ordinal);

        void AssertChanged(string layer, bool isChanged)
        {
            foreach (ParameterInfo parameter in TwoInputs.ParameterTable.Where(p => p.Name.EndsWith("kernel", StringComparison.Ordinal)))
            {
                bool same = network.Weights.Slice(parameter.Offset, parameter.Length).SequenceEqual(before.AsSpan(parameter.Offset, parameter.Length));
                Assert.Equal(isChanged || !parameter.Name.StartsWith(layer, StringComparison.Ordinal), !same);
            }
        }
    }

    [Fact]
    public void WholeNumbersAreChecked()
    {
        var network = new Embedded();
        float[] y = new float[2];
        network.Predict([0, 1, 2, 3, 4, 10], y);
        Assert.Throws<ArgumentException>(() => network.Predict([0, 1, 2, 3, 4, 11], y));
        Assert.Throws<ArgumentException>(() => network.Predict([0, 1, 2, 3, 4, 0.5f], y));
    }
}

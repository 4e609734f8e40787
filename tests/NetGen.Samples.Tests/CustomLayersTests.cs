using Samples;

namespace NetGen.Samples.Tests;

public class CustomLayersTests
{
    private static readonly float[] Ones = [1, 1, 1, 1];

    [Fact]
    public void SimpleDenseHasItsOwnWeights()
    {
        Assert.Equal(["simpledense_1.w", "simpledense_1.b"], LinearNetwork.ParameterTable.Select(p => p.Name));
        Assert.Equal("2×4", string.Join("×", LinearNetwork.ParameterTable[0].Shape));
        Assert.Equal(8, LinearNetwork.MultiplyAdds);
        Assert.Equal(12, LinearNetwork.TrainableParameterCount);
    }

    [Fact]
    public void SimpleDenseMultipliesAndAdds()
    {
        var network = new LinearNetwork(seed: 3);
        Span<float> w = network.Weights.Slice(LinearNetwork.ParameterTable[0].Offset, 8), b = network.Weights.Slice(LinearNetwork.ParameterTable[1].Offset, 4);
        Assert.All(b.ToArray(), value => Assert.Equal(0, value));
        (b[0], b[1], b[2], b[3]) = (1, 2, 3, 4);
        float[] x = [1, 1, 2, -3], y = new float[8];
        network.Predict(x, y);
        for (int sample = 0; sample < 2; sample++)
        {
            for (int o = 0; o < 4; o++)
            {
                Assert.Equal((x[2 * sample] * w[o]) + (x[(2 * sample) + 1] * w[4 + o]) + b[o], y[(4 * sample) + o], 1e-5);
            }
        }
    }

    [Fact]
    public void LayersOfOnesOwnLearn()
    {
        float[] x = [0, 0, 0, 1, 1, 0, 1, 1], target = [0, 1, 1, 0];
        var network = new TwoLayers(seed: 1);
        var adam = new Adam(0.05);
        float loss = 1;
        for (int step = 0; step < 1000; step++)
        {
            loss = network.TrainBatch(x, target, adam);
        }

        Assert.True(loss < 1e-3, $"The loss is {loss}.");
    }

    [Fact]
    public void ComputeSumAddsUpOverCalls()
    {
        NetworkSession<float> session = new RunningTotal().CreateSession();
        var total = new float[4];
        session.Predict(Ones, total);
        Assert.Equal([2, 2, 2, 2], total);
        session.Predict(Ones, total);
        Assert.Equal([4, 4, 4, 4], total);
        Assert.Equal([4, 4], session.State("computesum_1.total").ToArray());
    }

    [Fact]
    public void SessionsLeaveTheNetworkAndEachOtherAlone()
    {
        var network = new RunningTotal();
        NetworkSession<float> first = network.CreateSession(), second = network.CreateSession();
        float[] total = new float[4], one = new float[2];
        first.Predict(Ones, total);
        second.Predict([5, 6], one);
        Assert.Equal([5, 6], one);
        network.Predict(Ones, total);
        network.Predict(Ones, total);
        Assert.Equal([2, 2, 2, 2], total);
        Assert.Equal([0, 0], network.Weights[..2].ToArray());
        Assert.Equal(2, RunningTotal.ParameterCount);
        Assert.Equal(0, RunningTotal.TrainableParameterCount);
    }

    [Fact]
    public void StatesAreResetAndSet()
    {
        var network = new RunningTotal();
        NetworkSession<float> session = network.CreateSession();
        Assert.Equal(["computesum_1.total"], session.StateNames);
        var total = new float[4];
        session.Predict(Ones, total);
        session.ResetStates();
        session.Predict(Ones, total);
        Assert.Equal([2, 2, 2, 2], total);
        session.ResetState("computesum_1.total", [10, 20]);
        session.Predict(Ones, total);
        Assert.Equal([12, 22, 12, 22], total);

        // A change of the network's weights keeps the session's state, until that is reset.
        network.Weights[0] = 100;
        session.Predict([], []);
        session.Predict(Ones, total);
        Assert.Equal([14, 24, 14, 24], total);
        session.ResetStates();
        session.Predict(Ones, total);
        Assert.Equal([102, 2, 102, 2], total);

        Assert.Throws<ArgumentException>(() => session.State("total"));
        Assert.Throws<ArgumentException>(() => session.ResetState("computesum_1.total", [1]));
        Assert.Throws<ArgumentException>(() => session.Predict([1], total));
    }

    [Fact]
    public void GradientsPassThroughASteppedUnit()
    {
        var network = new BinaryUnits(seed: 2);
        float[] x = [0.5f, -0.25f], y = new float[1];
        network.Predict(x, y);
        network.ForwardBackward(x, [y[0] - 3]);
        ParameterInfo[] table = [.. BinaryUnits.ParameterTable];
        Span<float> output = network.Weights.Slice(table[2].Offset, 8), hidden = network.Gradients.Slice(table[0].Offset, 16);
        for (int unit = 0; unit < 8; unit++)
        {
            // The loss is the square of 3, whose slope is 6.
            float passed = Math.Clamp(6 * output[unit], -1, 1);
            Assert.Equal(0.5f * passed, hidden[unit], 1e-5f);
            Assert.Equal(-0.25f * passed, hidden[8 + unit], 1e-5f);
        }
    }

    [Fact]
    public void MinimalRNNAddsWhatItRemembers()
    {
        Assert.Equal(["minimalrnn_1.kernel", "minimalrnn_1.recurrent_kernel"], FadingSum.ParameterTable.Select(p => p.Name));
        Assert.Equal(8, FadingSum.MultiplyAdds);
        var network = new FadingSum();
        (network.Weights[FadingSum.ParameterTable[0].Offset], network.Weights[FadingSum.ParameterTable[1].Offset]) = (2, -0.5f);
        var y = new float[8];
        network.Predict([1, 0, 0, 3, 4, 4, -1, 0], y);
        Assert.Equal([2, -1, 0.5f, 5.75f, 8, 4, -4, 2], y);
    }

    [Fact]
    public void StreamsGoOnWhereTheyEnded()
    {
        var network = new StreamedSum();
        (network.Weights[StreamedSum.ParameterTable[0].Offset], network.Weights[StreamedSum.ParameterTable[1].Offset]) = (1, 2);
        NetworkSession<float> session = network.CreateSession(batchSize: 2);
        Assert.Equal(["minimalrnn_1.h"], session.StateNames);
        var y = new float[4];
        session.Predict([1, 1, 0, 1], y);
        Assert.Equal([1, 3, 0, 1], y);
        Assert.Equal([3, 1], session.State("minimalrnn_1.h").ToArray());
        session.Predict([1, 0, 0, 0], y);
        Assert.Equal([7, 14, 2, 4], y);
        session.ResetState("minimalrnn_1.h", [10, 0]);
        session.Predict([0, 0, 0, 0], y);
        Assert.Equal([20, 40, 0, 0], y);
    }

    [Fact]
    public void StreamsAndTotalsGoOnTogether()
    {
        var network = new StreamTotal();
        (network.Weights[StreamTotal.ParameterTable[0].Offset], network.Weights[StreamTotal.ParameterTable[1].Offset]) = (1, 2);
        NetworkSession<float> session = network.CreateSession(batchSize: 2);
        Assert.Equal(["computesum_1.total", "minimalrnn_1.h"], session.StateNames);
        var y = new float[2];
        session.Predict([1, 1, 0, 1], y);
        Assert.Equal([4, 4], y);
        session.Predict([1, 0, 0, 0], y);
        Assert.Equal([22, 22], y);
        Assert.Equal([22], session.State("computesum_1.total").ToArray());
        Assert.Equal([14, 4], session.State("minimalrnn_1.h").ToArray());

        // The network keeps neither.
        network.Predict([1, 0, 0, 0], y);
        Assert.Equal([2, 2], y);

        // Other weights leave both as they are.
        network.Weights[StreamTotal.ParameterTable[1].Offset] = 1;
        session.Predict([0, 0, 0, 1], y);
        Assert.Equal([41, 41], y);
        session.ResetStates();
        session.Predict([1, 1, 0, 1], y);
        Assert.Equal([3, 3], y);
    }

    [Fact]
    public void MinimalRNNLearnsAWave()
    {
        const int Steps = 8, Samples = 32;
        float[] x = new float[Samples * Steps], target = new float[Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            for (int step = 0; step <= Steps; step++)
            {
                float value = MathF.Sin(0.7f * (sample + step));
                (step < Steps ? ref x[(sample * Steps) + step] : ref target[sample]) = value;
            }
        }

        var network = new WaveForecast(seed: 1);
        var adam = new Adam(0.01);
        float first = network.TrainBatch(x, target, adam), loss = first;
        for (int step = 0; step < 500; step++)
        {
            loss = network.TrainBatch(x, target, adam);
        }

        Assert.True(loss < 1e-3 && loss < first / 100, $"The loss went from {first} to {loss}.");
    }

    [Fact]
    public void CommandPrintsTheTotals()
    {
        var (exitCode, lines, errors) = SampleProcess.Run("CustomLayers");
        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Contains("ComputeSum, call 1: 2 2", lines);
        Assert.Contains("ComputeSum, call 2: 4 4", lines);
        Assert.Contains("MinimalRNN: 1 1.5 1.75 1.875", lines);
        Assert.Contains("MinimalRNN, two steps a call: 1 1.5 1.75 1.875", lines);
    }
}

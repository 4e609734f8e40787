using NetGen;
using Samples;

var seed = SampleCommand.Seed(1);

return SampleCommand.Run("Runs layers that are made of weights and operations on tensors.", args, [seed], options =>
{
    float[] ones = [1, 1, 1, 1]; // two samples of two elements

    var linear = new LinearNetwork(options.GetValue(seed));
    Console.WriteLine(LinearNetwork.Summary);
    var y = new float[2 * LinearNetwork.OutputSize];
    linear.Predict(ones, y);
    Console.WriteLine($"SimpleDense: {string.Join(' ', y.Take(LinearNetwork.OutputSize).Select(value => $"{value:F4}"))}");

    NetworkSession<float> session = new RunningTotal().CreateSession();
    var total = new float[4];
    for (int call = 1; call <= 2; call++)
    {
        // Every sample is given the total.
        session.Predict(ones, total);
        Console.WriteLine($"ComputeSum, call {call}: {total[0]} {total[1]}");
    }

    // Each step keeps half of what the step before left.
    var fading = new FadingSum();
    (fading.Weights[FadingSum.ParameterTable[0].Offset], fading.Weights[FadingSum.ParameterTable[1].Offset]) = (1, 0.5f);
    var sums = new float[4];
    fading.Predict(ones, sums);
    Console.WriteLine(FormattableString.Invariant($"MinimalRNN: {sums[0]} {sums[1]} {sums[2]} {sums[3]}"));

    var streamed = new StreamedSum();
    fading.Weights.CopyTo(streamed.Weights);
    NetworkSession<float> stream = streamed.CreateSession();
    for (int call = 0; call < 2; call++)
    {
        stream.Predict(ones.AsSpan(2 * call, 2), sums.AsSpan(2 * call, 2));
    }

    Console.WriteLine(FormattableString.Invariant($"MinimalRNN, two steps a call: {sums[0]} {sums[1]} {sums[2]} {sums[3]}"));
});

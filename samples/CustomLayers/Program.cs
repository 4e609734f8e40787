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
});

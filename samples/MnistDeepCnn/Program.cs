using System.Diagnostics;
using NetGen;
using Samples;

var data = SampleCommand.Data();
var seed = SampleCommand.Seed(1);
var steps = SampleCommand.OptionalCount("--steps", "How many batches of 50 digits to train on [default: 20000, or 1000 for drawn digits]");
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a network of 3.3 million weights to read digits.", args, [data, seed, steps, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string? folder = options.GetValue(data);
    string kind = folder is null ? "drawn" : "handwritten";
    var (all, test) = folder is null ? SyntheticDigits.Load() : Mnist.Load(folder);
    var (validation, train) = all.Split(folder is null ? 1_000 : 5_000);
    int count = options.GetValue(steps) ?? (folder is null ? 1_000 : 20_000);

    Console.WriteLine(MnistDeepCnn.Summary);
    Console.WriteLine(
        $"{count:N0} steps of 50 {kind} digits: {train.Count:N0} to train on, {validation.Count:N0} to validate with, {test.Count:N0} to test with.");
    long start = Stopwatch.GetTimestamp();
    MnistDeepCnnResult result = MnistDeepCnnTraining.Run(
        train, validation, test, options.GetValue(seed), count, (step, accuracy) =>
            Console.WriteLine($"step {step,6:N0}: training accuracy {accuracy:F2}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));

    Console.WriteLine($"Trained in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
    Console.WriteLine($"validation accuracy: {result.ValidationAccuracy:F4}");
    Console.WriteLine($"test accuracy: {result.TestAccuracy:F4}");
});

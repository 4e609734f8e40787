using System.CommandLine;
using NetGen;
using Samples;

var data = SampleCommand.Data();
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.Count("--epochs", "How many times to go through the digits", 5);
var constantRate = new Option<bool>("--constant-rate") { Description = "Keep RMSprop's first rate, Keras's default, to the end" };
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a convolutional network to read digits.", args, [data, seed, epochs, constantRate, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string? folder = options.GetValue(data);
    string kind = folder is null ? "drawn" : "handwritten";
    var (train, test) = folder is null ? SyntheticDigits.Load() : Mnist.Load(folder);
    bool isConstant = options.GetValue(constantRate);
    string course = isConstant ? "throughout" : $"falling to {MnistCnnTraining.LastRate}";

    Console.WriteLine(MnistCnn.Summary);
    Console.WriteLine($"Training on {train.Count:N0} {kind} digits, testing on {test.Count:N0} others.");
    Console.WriteLine($"RMSprop at rate {MnistCnnTraining.FirstRate}, {course}.");
    var (network, history) = MnistCnnTraining.Run(
        train, test, options.GetValue(seed), options.GetValue(epochs), isConstant, new ConsoleProgress());

    string times = string.Join(", ", history.Epochs.Select(epoch => $"{epoch.Duration.TotalSeconds:F1}"));
    Console.WriteLine($"Trained in {history.Duration.TotalSeconds:F1} s; epochs took {times} s.");
    Console.WriteLine($"test accuracy: {network.Evaluate(test).Accuracy:F4}");
});

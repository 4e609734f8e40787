using NetGen;
using Samples;

var data = SampleCommand.Data();
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.Count("--epochs", "How many times to go through the digits", 5);
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a convolutional network to read digits.", args, [data, seed, epochs, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string? folder = options.GetValue(data);
    string kind = folder is null ? "drawn" : "handwritten";
    var (train, test) = folder is null ? SyntheticDigits.Load() : Mnist.Load(folder);

    Console.WriteLine(MnistCnn.Summary);
    Console.WriteLine($"Training on {train.Count:N0} {kind} digits, testing on {test.Count:N0} others.");
    var (network, history) = MnistCnnTraining.Run(
        train, test, options.GetValue(seed), options.GetValue(epochs), new ConsoleProgress());

    string times = string.Join(", ", history.Epochs.Select(epoch => $"{epoch.Duration.TotalSeconds:F1}"));
    Console.WriteLine($"Trained in {history.Duration.TotalSeconds:F1} s; epochs took {times} s.");
    Console.WriteLine($"test accuracy: {network.Evaluate(test).Accuracy:F4}");
});

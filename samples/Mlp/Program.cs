using NetGen;
using Samples;

var data = SampleCommand.Data();
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.Count("--epochs", "How many times to go through the digits", 10);
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a network with one hidden layer to read digits, with two losses.", args, [data, seed, epochs, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string? folder = options.GetValue(data);
    var (train, test) = folder is null ? SyntheticDigits.Load() : Mnist.Load(folder);
    Console.WriteLine(MlpCrossEntropy.Summary);

    Console.WriteLine("With cross-entropy:");
    Evaluation crossEntropy = MlpTraining.RunCrossEntropy(
        train, test, options.GetValue(seed), options.GetValue(epochs), new ConsoleProgress());
    Console.WriteLine("With the mean squared error on one-hot targets:");
    Evaluation squaredError = MlpTraining.RunSquaredError(
        train, test, options.GetValue(seed), options.GetValue(epochs), new ConsoleProgress());

    Console.WriteLine($"test accuracy with cross-entropy: {crossEntropy.Accuracy:F4}");
    Console.WriteLine($"test accuracy with mean squared error: {squaredError.Accuracy:F4}");
});

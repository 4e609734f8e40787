using System.CommandLine;
using NetGen;
using Samples;

var data = SampleCommand.Data();
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.OptionalCount("--epochs", "How many times to go through the digits [default: 12, or 3 for drawn digits]");
var slow = new Option<bool>("--keras-default-rate") { Description = "Train at Adadelta's default rate in Keras, 0.001, in place of 1.0" };
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a convolutional network with dropout to read digits.", args, [data, seed, epochs, slow, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string? folder = options.GetValue(data);
    var (train, test) = folder is null ? SyntheticDigits.Load() : Mnist.Load(folder);
    string kind = folder is null ? "drawn" : "handwritten";
    double rate = options.GetValue(slow) ? MnistDropoutCnnTraining.KerasDefaultRate : MnistDropoutCnnTraining.PaperRate;

    Console.WriteLine(MnistDropoutCnn.Summary);
    Console.WriteLine($"Training on {train.Count:N0} {kind} digits with Adadelta at rate {rate:0.0##}, testing on {test.Count:N0} others.");
    var (history, evaluation) = MnistDropoutCnnTraining.Run(
        train, test, options.GetValue(seed), options.GetValue(epochs) ?? (folder is null ? 3 : 12), rate, new ConsoleProgress());

    Console.WriteLine($"Trained in {history.Duration.TotalSeconds:F1} s.");
    Console.WriteLine($"test loss: {evaluation.Loss:F4}");
    Console.WriteLine($"test accuracy: {evaluation.Accuracy:F4}");
});

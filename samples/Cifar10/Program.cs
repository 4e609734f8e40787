using System.CommandLine;
using NetGen;
using Samples;

var data = new Option<string>("--data")
{
    Description = "The folder of CIFAR-10's binary version: data_batch_1.bin and so on, test_batch.bin, each plain or with .gz after it",
    HelpName = "FOLDER",
    Required = true,
};
var own = new Option<bool>("--own") { Description = "Train a network of our own, with augmented images, in place of the one with local response normalisation" };
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.OptionalCount("--epochs", "How many times to go through the images [default: 10, or 20 with --own]");
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a convolutional network to recognise photographs.", args, [data, own, seed, epochs, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    bool isOwn = options.GetValue(own);
    var (train, test) = Cifar10.Load(options.GetRequiredValue(data));
    Console.WriteLine(isOwn ? CifarNet.Summary : LrnNet.Summary);
    var (history, evaluation) = isOwn
        ? CifarTraining.Own(train, test, options.GetValue(seed), options.GetValue(epochs) ?? 20, new ConsoleProgress())
        : CifarTraining.Lrn(train, test, options.GetValue(seed), options.GetValue(epochs) ?? 10, new ConsoleProgress());

    Console.WriteLine($"Trained in {history.Duration.TotalSeconds:F1} s.");
    Console.WriteLine($"test loss: {evaluation.Loss:F4}");
    Console.WriteLine($"test accuracy: {evaluation.Accuracy:F4}");
});

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
var published = new Option<bool>("--published") { Description = "Train the network with local response normalisation as it was published, mistakes included" };
var seed = SampleCommand.Seed(1);
var epochs = SampleCommand.OptionalCount("--epochs", "How many times to go through the images [default: 10, or 20 with --own]");
var threads = SampleCommand.Threads();

return SampleCommand.Run("Trains a convolutional network to recognise photographs.", args, [data, own, published, seed, epochs, threads], options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    var (summary, train, rounds) = options.GetValue(own) ? (CifarNet.Summary, CifarTraining.Own, 20)
        : options.GetValue(published) ? (PublishedLrnNet.Summary, CifarTraining.Published, 10)
        : (LrnNet.Summary, (Training)CifarTraining.Lrn, 10);
    var (images, test) = Cifar10.Load(options.GetRequiredValue(data));
    Console.WriteLine(summary);
    var (history, evaluation) = train(images, test, options.GetValue(seed), options.GetValue(epochs) ?? rounds, new ConsoleProgress());

    Console.WriteLine($"Trained in {history.Duration.TotalSeconds:F1} s.");
    Console.WriteLine($"test loss: {evaluation.Loss:F4}");
    Console.WriteLine($"test accuracy: {evaluation.Accuracy:F4}");
});

/// <summary>Trains one of the networks.</summary>
internal delegate (History History, Evaluation Test) Training(
    Dataset<float, int> train, Dataset<float, int> test, long seed, int epochs, IProgress<TrainingProgress>? progress);

extern alias Profiled;

using System.CommandLine;
using ProfiledNetwork = Profiled::NetGen.Benchmarks.BenchmarkNetwork;

namespace NetGen.Benchmarks;

/// <summary><c>profile</c>: the time of each kernel of one network.</summary>
internal static class ProfileCommand
{
    public static Command Create()
    {
        const string Train = "train", Infer = "infer";
        var name = new Argument<string>("network") { Description = "The network" };
        name.AcceptOnlyFromAmong(ProfiledNetwork.Names);
        var batch = new Option<int?>("--batch") { Description = "The samples of a batch; otherwise those that the network is compared with" };
        var threads = new Option<int>("--threads") { Description = "The number of threads", DefaultValueFactory = _ => 1 };
        var mode = new Option<string?>("--mode") { Description = "A training step, or a prediction; a prediction where the network has no loss" };
        mode.AcceptOnlyFromAmong(Train, Infer);
        var command = new Command("profile", "Prints the time, the operations and the share of the peak of each kernel of a network.") { name, batch, threads, mode };
        command.SetAction(options =>
        {
            ProfiledNetwork chosen = ProfiledNetwork.Find(options.GetRequiredValue(name));
            if (chosen.Training is null && options.GetValue(mode) == Train)
            {
                Console.Error.WriteLine($"{chosen.Name} has no loss to train on.");
                return 1;
            }

            bool training = chosen.Training is not null && options.GetValue(mode) != Infer;
            int samples = options.GetValue(batch) ?? (training ? chosen.TrainingBatch : 1);
            Parallelism.MaxThreads = options.GetValue(threads);
            Print(chosen, training, samples);
            return 0;
        });
        return command;
    }

    private static void Print(ProfiledNetwork chosen, bool training, int batch)
    {
        double peak = PeakLoop.MeasureFlops();
        Console.WriteLine(
            $"{chosen.Name}, {(training ? "training step" : "prediction")}, batch {batch}, threads {Parallelism.MaxThreads}; FMA peak of one core: {peak / 1e9:F0} GFLOP/s");
        INetwork<float> network = chosen.Create();
        StepProfile profile = training
            ? StepProfile.OfTraining(network, chosen.Training!.Create(), batch)
            : StepProfile.OfInference(network, batch);
        var workload = new Workload(BenchmarkNetwork.Find(chosen.Name), training, batch, Parallelism.MaxThreads);
        new ProfileTable(profile, peak).Print(
            training ? chosen.Training!.BytesMoved(chosen.TrainableParameterCount) : 0, workload.Flops, workload.Threads);
    }
}

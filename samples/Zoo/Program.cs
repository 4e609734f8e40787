using System.CommandLine;
using System.Diagnostics;
using NetGen;
using Samples;
using Samples.Zoo;

var name = new Argument<string>("network") { Description = "Its name, or list for all of them" };
name.Validators.Add(result =>
{
    string given = result.GetValueOrDefault<string>();
    if (given != "list" && ZooNetwork.Find(given) is null)
    {
        result.AddError($"There is no {given} in the zoo; list shows what there is.");
    }
});
var seed = SampleCommand.Seed(1);
var threads = SampleCommand.Threads();

var command = new RootCommand("Prints the layers of a classic network and times a prediction, on random weights.") { name, seed, threads };
command.SetAction(options =>
{
    Parallelism.MaxThreads = options.GetValue(threads);
    string given = options.GetRequiredValue(name);
    if (given == "list")
    {
        foreach (ZooNetwork network in ZooNetwork.All)
        {
            Console.WriteLine($"{network.Name,-20} {network.TrainableParameterCount,12:N0} parameters {network.MultiplyAdds,15:N0} multiply-adds");
        }
    }
    else
    {
        Time(ZooNetwork.Find(given)!, options.GetValue(seed));
    }
});
return command.Parse(args).Invoke();

static void Time(ZooNetwork zoo, long seed)
{
    Console.WriteLine(zoo.Summary);
    INetwork<float> network = zoo.Create(seed);
    var random = new Random((int)seed);
    float[] image = [.. Enumerable.Range(0, network.InputSize).Select(_ => random.NextSingle())], y = new float[network.OutputSize];
    double best = double.PositiveInfinity;
    for (int i = 0; i < 10; i++)
    {
        long start = Stopwatch.GetTimestamp();
        network.Predict(image, y);
        best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    Console.WriteLine($"One image, best of ten: {best * 1e3:F2} ms, {2e-9 * zoo.MultiplyAdds / best:F0} GFLOP/s");
}

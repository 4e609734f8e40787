using System.CommandLine;
using NetGen;
using Samples;

var seed = SampleCommand.Seed(1);
var folder = new Option<string>("--pictures") { Description = "Where to put the pictures", HelpName = "FOLDER", DefaultValueFactory = _ => "artifacts" };

return SampleCommand.Run("Separates eight points of the plane with a small sigmoid network.", args, [seed, folder], options =>
{
    Ann slow = new(options.GetValue(seed)), fast = new(options.GetValue(seed));
    var slowErrors = AnnTraining.Run(slow, learningRate: 0.01);
    var fastErrors = AnnTraining.Run(fast, learningRate: 0.1);

    Console.WriteLine(Ann.Summary);
    Console.WriteLine("Mean absolute error:");
    Console.WriteLine("  step   rate 0.01   rate 0.1");
    foreach (((int step, double slowError), (_, double fastError)) in slowErrors.Zip(fastErrors))
    {
        Console.WriteLine($"{step,6:N0}{slowError,12:F6}{fastError,11:F6}");
    }

    Report("0.01", slow, options.GetValue(folder)!);
    Report("0.1", fast, options.GetValue(folder)!);
});

static void Report(string rate, Ann network, string folder)
{
    string path = Path.Combine(Directory.CreateDirectory(folder).FullName, $"ann-rate-{rate}.png");
    BoundaryPicture.Save(path, network, AnnTraining.Points);
    Console.WriteLine($"rate {rate}: {AnnTraining.CountRight(network)} of {AnnTraining.Points.Count} points right; picture in {path}");
}

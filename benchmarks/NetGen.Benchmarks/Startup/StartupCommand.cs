using System.CommandLine;

namespace NetGen.Benchmarks;

/// <summary><c>startup</c>: the time from a process's start to its first prediction.</summary>
internal static class StartupCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each program is started", HelpName = "N", DefaultValueFactory = _ => 11 };
        var noBuild = new Option<bool>("--no-build") { Description = "Takes the programs of the last time" };
        var command = new Command("startup", "Times the first prediction of samples/AheadOfTime, compiled just in time and ahead of time.") { runs, noBuild };
        command.SetAction(options =>
        {
            var build = new SampleBuild();
            if (!(options.GetValue(noBuild) && build.Exists) && !build.Make())
            {
                return 1;
            }

            Console.WriteLine($"{ComparisonReport.Machine()}\nMedians of {options.GetValue(runs)} starts, in milliseconds since before the process was started");
            Console.WriteLine($"{"",-16} {"program",9} {"network",9} {"predicted",9} {"a second prediction",20}");
            StartupTimes jit = StartupTimes.Measure(build.JustInTime, options.GetValue(runs));
            Print("just in time", jit);
            StartupTimes native = StartupTimes.Measure(build.AheadOfTime, options.GetValue(runs));
            Print("ahead of time", native);
            bool same = jit.Output == native.Output;
            Console.WriteLine($"The native program has {build.NativeSize / 1e6:F2} MB. Predictions are {(same ? "the same to the bit" : $"not the same: {jit.Output} and {native.Output}")}.");
            return same ? 0 : 1;
        });
        return command;
    }

    private static void Print(string name, StartupTimes times) => Console.WriteLine(
        $"{name,-16} {1e3 * times.Main,9:F2} {1e3 * times.Network,9:F2} {1e3 * times.Prediction,9:F2} {1e3 * times.Second,20:F3}");
}

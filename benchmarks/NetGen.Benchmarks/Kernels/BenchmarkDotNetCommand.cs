using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace NetGen.Benchmarks;

/// <summary><c>bdn</c>: kernels and small networks under BenchmarkDotNet.</summary>
internal static class BenchmarkDotNetCommand
{
    public static Command Create()
    {
        var filter = new Argument<string>("filter") { Description = "Which benchmarks, such as *Kernel*", DefaultValueFactory = _ => "*" };
        var command = new Command("bdn", "Runs BenchmarkDotNet on kernels and small networks; it is given all further options, such as --list flat or --job short.")
        {
            filter,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(options =>
        {
            // In this process: a project of its own for each benchmark would compile every network again.
            IConfig config = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
            Type[] types = [typeof(KernelBenchmarks), typeof(SmallNetworkBenchmarks), typeof(OptimizerBenchmarks)];
            BenchmarkSwitcher.FromTypes(types).Run(["--filter", options.GetRequiredValue(filter), .. options.UnmatchedTokens], config);
        });
        return command;
    }
}

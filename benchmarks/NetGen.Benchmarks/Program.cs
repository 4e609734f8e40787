using System.CommandLine;
using NetGen.Benchmarks;

return new RootCommand("Measures NetGen's speed; docs/performance.md says how.")
{
    CompareCommand.Create(),
    ProfileCommand.Create(),
    BenchmarkDotNetCommand.Create(),
    StartupCommand.Create(),
}.Parse(args).Invoke();

using NetGen.Tests.Cases;

namespace NetGen.Tests;

/// <summary>
/// Runs every check of the corpus without a test runner: <c>dotnet NetGen.Tests.dll [width]</c>, where width is the one in bits
/// that the process must find itself running at, 0 for scalar code.
/// </summary>
public static class Program
{
    public static int Main(string[] args)
    {
        if (args is [string width] && width != VectorWidth.Current.ToString())
        {
            Console.WriteLine($"This process runs at {VectorWidth.Current} bits, not at {width}.");
            return 2;
        }

        int checks = 0, failures = 0;
        foreach (CorpusCase network in CorpusCatalog.Cases)
        {
            foreach (Check check in network.Checks)
            {
                checks++;
                try
                {
                    check.Run();
                }
                catch (Exception failure)
                {
                    failures++;
                    Console.WriteLine($"{network.Name}, {check.Name}: {failure.GetType().Name}: {failure.Message}");
                }
            }
        }

        Console.WriteLine($"{failures} of {checks} checks of {CorpusCatalog.Cases.Count} networks failed at {VectorWidth.Current} bits.");
        return failures == 0 ? 0 : 1;
    }
}

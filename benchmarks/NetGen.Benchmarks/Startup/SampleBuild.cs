using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>The sample that is started: compiled just in time, and ahead of time.</summary>
internal sealed class SampleBuild
{
    private readonly string _project, _native;

    /// <exception cref="DirectoryNotFoundException">The benchmarks do not run inside the repository.</exception>
    public SampleBuild()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "NetGen.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("NetGen.sln is not above the benchmarks' folder.");
        }

        _project = Path.Combine(root, "samples", "AheadOfTime");
        _native = Path.Combine(root, "artifacts", "AheadOfTime");
    }

    /// <summary>The start of the build that the JIT compiles.</summary>
    public ProcessStartInfo JustInTime => new("dotnet", [Path.Combine(_project, "bin", "Release", "net10.0", "AheadOfTime.dll")]);

    /// <summary>The start of the native program.</summary>
    public ProcessStartInfo AheadOfTime => new(NativeFile);

    /// <summary>The native program's bytes.</summary>
    public long NativeSize => new FileInfo(NativeFile).Length;

    /// <summary>Whether both are there.</summary>
    public bool Exists => File.Exists(NativeFile) && File.Exists(JustInTime.ArgumentList[0]);

    private string NativeFile => Path.Combine(_native, OperatingSystem.IsWindows() ? "AheadOfTime.exe" : "AheadOfTime");

    /// <summary>Publishes the one and builds the other.</summary>
    /// <returns>Whether both succeeded.</returns>
    public bool Make() =>
        DotNet("publish", _project, "-c", "Release", "-p:Native=true", "-o", _native)
        && DotNet("build", _project, "-c", "Release");

    private static bool DotNet(params string[] arguments)
    {
        Console.WriteLine($"dotnet {string.Join(' ', arguments)}");
        using Process process = Process.Start("dotnet", [.. arguments, "-v", "quiet", "--nologo"]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

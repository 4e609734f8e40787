namespace NetGen.Package.Tests.Feed;

/// <summary>Whether this machine can publish programs ahead of time, and where it keeps what that needs.</summary>
internal static class NativeCompiler
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net8.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <PublishAot>true</PublishAot>
          </PropertyGroup>
        </Project>
        """;

    private static readonly Lazy<string?> Search = new(FindObstacle);

    /// <summary>Why it cannot, or null.</summary>
    public static string? Obstacle => Search.Value;

    /// <summary>The machine's own package cache; the compiler is too large to be fetched for each run.</summary>
    public static string MachineCache()
    {
        string said = new Dotnet(Repository.Root).Run("nuget", "locals", "global-packages", "--list");
        return said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string? FindObstacle()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        if (!OperatingSystem.IsWindows() && !folders.Any(f => File.Exists(Path.Combine(f, "clang")) || File.Exists(Path.Combine(f, "gcc"))))
        {
            return "Neither clang nor gcc is there to link a native program.";
        }

        string folder = Directory.CreateTempSubdirectory("netgen-native-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Probe.csproj"), Project);
            return new Dotnet(folder).TryRun("restore").ExitCode == 0 ? null : "No package source has the native compiler for .NET 8.";
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A test that publishes ahead of time; reported as skipped where the machine cannot.</summary>
internal sealed class NativeFactAttribute : FactAttribute
{
    public NativeFactAttribute() => Skip = NativeCompiler.Obstacle;
}

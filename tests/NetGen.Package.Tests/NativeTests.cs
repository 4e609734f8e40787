using System.Diagnostics;
using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>A program on the package, published ahead of time.</summary>
[Collection(PackedCollection.Name)]
public class NativeTests(PackageFeed feed)
{
    private const long MostBytes = 3_000_000;

    /// <summary>What <c>samples/Directory.Build.props</c> gives the sample, with the package in place of the projects.</summary>
    private const string Settings = """
        <Project>
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NetGen" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>The sample compiles without a warning of the trimmer, stays small, and predicts bit for bit what the compiler at run time makes of it.</summary>
    [NativeFact]
    public void NativeProgramPredictsTheSameBits()
    {
        string project = feed.Copy("samples/AheadOfTime");
        feed.Write(project, ("Directory.Build.props", Settings));
        Dotnet dotnet = feed.Outside(project, NativeCompiler.MachineCache());
        string published = dotnet.Run("publish", "-c", "Release", "-p:Native=true", "-o", Path.Combine(project, "published"));
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        string program = Path.Combine(project, "published", OperatingSystem.IsWindows() ? "AheadOfTime.exe" : "AheadOfTime");
        Assert.InRange(new FileInfo(program).Length, 1, MostBytes);
        using Process native = Process.Start(new ProcessStartInfo(program) { RedirectStandardOutput = true })!;
        string probabilities = FirstLine(native.StandardOutput.ReadToEnd());
        Assert.Equal(10, probabilities.Split(' ').Length);
        Assert.Equal(FirstLine(dotnet.Run("run", "-c", "Release")), probabilities);

        static string FirstLine(string output) => output.Split('\n')[0].Trim();
    }
}

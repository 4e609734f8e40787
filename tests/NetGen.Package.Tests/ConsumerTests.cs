using NetGen.Package.Tests.Feed;

namespace NetGen.Package.Tests;

/// <summary>A user's project with everything switched to strict, built on the package by the installed SDK.</summary>
[Collection(PackedCollection.Name)]
public class ConsumerTests(PackageFeed feed)
{
    private const string Networks = """
        using System;
        using System.Linq;
        using System.Reflection;
        using NetGen;
        using static System.Console;

        float[] y = new float[Outer<int>.Nested.OutputSize];
        new Outer<int>.Nested(seed: 1).Predict([1, 2, 3], y);
        new Acme.Models.Net(seed: 1).TrainBatch([1, 2, 3], [0], new Adam());
        WriteLine(FormattableString.Invariant($"{y.Length} {new Acme.Other.Net().Describe()} {float.IsFinite(y[0])}"));
        WriteLine(string.Join(' ', typeof(Acme.Models.Net).GetNestedTypes(BindingFlags.NonPublic).Select(t => t.Name).Where(n => n.StartsWith("Kernels", StringComparison.Ordinal)).Order()));

        internal static partial class Outer<T>
        {
            [Network, Input(3), Dense(2, Activation = Activation.Tanh), MeanSquaredError]
            internal sealed partial class Nested;
        }

        namespace Acme.Models
        {
            [Network, Input(3), Dense(8, Activation = Activation.ReLU), Dropout(0.5), Dense(2, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]
            internal sealed partial class Net;
        }

        namespace Acme.Other
        {
            internal abstract class Model
            {
                public abstract string Describe();
            }

            internal static class Vector256
            {
                public const int Lanes = 7;
            }

            [Network(Precision = Precision.Double), Input(6, 4), LSTM(5), BatchNormalization, Dense(2), MeanSquaredError]
            internal sealed partial class Net : Model
            {
                public override string Describe() => $"{ParameterCount} {Vector256.Lanes}";
            }
        }
        """;

    private const string Settings = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>FRAMEWORK</TargetFramework>
            <LangVersion>LANGUAGE</LangVersion>
            <Nullable>enable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <RootNamespace></RootNamespace>
            <AllowUnsafeBlocks>false</AllowUnsafeBlocks>
            <NetGenVectorWidths>512;256</NetGenVectorWidths>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RollForward>Major</RollForward>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="NetGen" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>C# 12 is what the .NET 8 SDK takes for .NET 8; 13 and the latest have overloads and keywords of their own.</summary>
    [Theory]
    [InlineData("net8.0", "12")]
    [InlineData("net10.0", "13")]
    [InlineData("net10.0", "latest")]
    public void StrictProjectBuildsWithoutAWarning(string framework, string language)
    {
        string settings = Settings.Replace("FRAMEWORK", framework, StringComparison.Ordinal).Replace("LANGUAGE", language, StringComparison.Ordinal);
        string project = feed.Write($"Strict{language}", ("Strict.csproj", settings), ("Program.cs", Networks));
        string[] output = feed.Outside(project).Run("run", "-c", "Release").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["2 232 7 True", "Kernels Kernels256 Kernels512 KernelsScalar"], output);
    }
}

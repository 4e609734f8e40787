using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>Networks compile in users' projects whatever these are set to, and around whatever else the class holds.</summary>
public class ConsumerTests
{
    private const string Layers = "[NetGen.Network, NetGen.Input(3), NetGen.Dense(4, Activation = NetGen.Activation.Tanh), NetGen.Dense(2), NetGen.MeanSquaredError]";

    /// <summary>Layers that index, count, hash and look up, and a method that trains and predicts.</summary>
    private const string Busy = """
        using NetGen;

        [Network]
        [Input(8, Type = InputType.Integer, Name = "words"), Input(6, 6, 2, Name = "picture")]
        [Embedding(50, 4, MaskZero = true, From = "words"), LSTM(5, Name = "read")]
        [Conv2D(6, 3, Padding = Padding.Same, Activation = Activation.ReLU, From = "picture"), MaxPool2D(2), Dropout(0.5), Flatten(Name = "seen")]
        [Concat("read", "seen"), Dense(4, Activation = Activation.Softmax)]
        [SparseCategoricalCrossEntropy]
        public partial class Busy;

        public static class Use
        {
            public static string Run()
            {
                const int Samples = 5;
                var network = new Busy(seed: long.MaxValue);
                var x = new float[Samples * Busy.InputSize];
                for (int i = 0; i < x.Length; i++)
                {
                    x[i] = i % Busy.InputSize < 8 ? i % 7 : i % 5 / 4f;
                }

                var optimizer = new Adam();
                float loss = network.TrainBatch(x, [0, 1, 2, 3, 0], optimizer) + network.TrainBatch(x, [0, 1, 2, 3, 0], optimizer);
                var y = new float[Samples * Busy.OutputSize];
                network.Predict(x, y);
                return System.FormattableString.Invariant($"{loss:R} {string.Join(' ', System.Array.ConvertAll(y, p => p.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))}");
            }
        }
        """;

    /// <summary>Options of a project that generated code must not depend on.</summary>
    public static TheoryData<string> Options => ["nullable off", "nullable warnings", "nullable annotations", "overflow checked", "unsafe allowed", "debug", "a program"];

    /// <summary>What may stand around a network; <c>LAYERS</c> stands for its attributes.</summary>
    public static TheoryData<string, string> Surroundings => new()
    {
        { "constructors of its own", "LAYERS public partial class Net { public Net() : this(seed: 1) { } public Net(string path) : this() => Load(path).Weights.CopyTo(Weights); }" },
        { "derived from another class", "public abstract class Model { public abstract string Describe(); } LAYERS public partial class Net : Model { public override string Describe() => Summary; }" },
        { "derived from a class that has its members", "public class Model { public string Summary => \"\"; public void Predict(float[] x) { } public int Weights; } LAYERS public partial class Net : Model;" },
        { "an interface of its own", "public interface IModel { int Count { get; } } LAYERS public sealed partial class Net : IModel { public int Count => ParameterCount; }" },
        { "several in one file", "LAYERS public partial class A; LAYERS internal partial class B; namespace C { LAYERS partial class A; } public partial class D { LAYERS private partial class A; }" },
        { "global usings", "global using System; global using System.Numerics; global using System.Threading.Tasks; global using N = A.Net; namespace A { LAYERS public partial class Net; } public static class Use { public static N Make() => new(); }" },
        { "a namespace below System", "namespace System.Something; LAYERS public partial class Net;" },
        { "a namespace below NetGen", "namespace NetGen.Generated.Mine; LAYERS public partial class Net;" },
        { "namespaces named System and NetGen inside", "namespace A.System { public class Math; } namespace A.NetGen { public class Adam; } namespace A { LAYERS2 public partial class Net; }" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void CompilesUnderEveryOption(string option)
    {
        Project project = option == "a program" ? Project.Of("System.Console.WriteLine(A.Net.InputSize);", $"namespace A {{ {Layers} public partial class Net; }}") : Project.Of(Busy);
        AssertCompiles(project.With(options => option switch
        {
            "nullable off" => options.WithNullableContextOptions(NullableContextOptions.Disable),
            "nullable warnings" => options.WithNullableContextOptions(NullableContextOptions.Warnings),
            "nullable annotations" => options.WithNullableContextOptions(NullableContextOptions.Annotations),
            "overflow checked" => options.WithOverflowChecks(true),
            "unsafe allowed" => options.WithAllowUnsafe(true),
            "debug" => options.WithOptimizationLevel(OptimizationLevel.Debug),
            "a program" => options.WithOutputKind(OutputKind.ConsoleApplication),
            _ => throw new ArgumentException(option),
        }));
    }

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void CompilesBesideWhatTheUserHas(string surroundings, string source)
    {
        Assert.NotEmpty(surroundings);
        string absolute = Layers.Replace("NetGen.", "global::NetGen.", StringComparison.Ordinal);
        AssertCompiles(Project.Of(source.Replace("LAYERS2", absolute, StringComparison.Ordinal).Replace("LAYERS", Layers, StringComparison.Ordinal)));
    }

    /// <summary>A project with <c>CheckForOverflowUnderflow</c> trains to the same bits.</summary>
    [Fact]
    public void OverflowChecksChangeNothing()
    {
        Project project = Project.Of(Busy);
        string expected = Run(project), found = Run(project.With(options => options.WithOverflowChecks(true)));
        Assert.DoesNotContain("NaN", expected, StringComparison.Ordinal);
        Assert.Equal(expected, found);
    }

    private static string Run(Project project) =>
        (string)Assembly.Load(project.Generate().Emit()).GetType("Use")!.GetMethod("Run")!.Invoke(null, null)!;

    private static void AssertCompiles(Project project)
    {
        Generation generation = project.Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.NotEmpty(generation.Files);
        Assert.True(!generation.CompilerErrors().Any(), string.Join('\n', generation.CompilerErrors().Take(10)));
    }
}

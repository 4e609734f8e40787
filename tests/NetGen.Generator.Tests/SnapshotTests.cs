using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>
/// The generated files of small networks, word for word. On a difference, <c>Name.received.cs</c> is written beside
/// <c>Name.verified.cs</c>; renaming it accepts it. With NETGEN_ACCEPT=1 in the environment everything is accepted.
/// </summary>
public class SnapshotTests
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";

    private static string Folder => Path.Combine(Repository.Root, "tests", "NetGen.Generator.Tests", "Snapshots");

    [Fact]
    public void Mlp() => Verify(
        "Mlp",
        """
        using NetGen;

        [Network]
        [Input(4)]
        [Dense(3, Activation = Activation.Tanh)]
        [Dense(2, Activation = Activation.Softmax)]
        [SparseCategoricalCrossEntropy]
        public partial class Mlp;
        """);

    /// <summary>One width is enough to judge a convolution by.</summary>
    [Fact]
    public void SmallCnn() => Verify(
        "SmallCnn",
        """
        using NetGen;

        namespace Models;

        [Network]
        [Input(7, 6, 1)]
        [Conv2D(16, 3, Activation = Activation.ReLU)]
        [MaxPool2D(2)]
        [Conv2D(4, [2, 1], Padding = Padding.Same)]
        [Flatten]
        [Dense(1)]
        [MeanSquaredError]
        internal partial class SmallCnn;
        """,
        ("NetGenVectorWidths", "512"));

    private static void Verify(string folder, string source, params (string Name, string Value)[] properties)
    {
        Project project = properties.Aggregate(Project.Of(source), (p, property) => p.With(property.Name, property.Value));
        Generation generation = project.Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Empty(generation.CompilerErrors());

        string path = Path.Combine(Folder, folder);
        Directory.CreateDirectory(path);
        bool accepts = Environment.GetEnvironmentVariable("NETGEN_ACCEPT") == "1";
        var differences = new List<string>();
        var names = new HashSet<string>();
        foreach (GeneratedSourceResult file in generation.Files)
        {
            string name = file.HintName[..^".g.cs".Length];
            names.Add(name);
            string verified = Path.Combine(path, name + Verified), received = Path.Combine(path, name + Received), text = file.SourceText.ToString();
            bool isKnown = File.Exists(verified) && File.ReadAllText(verified) == text;
            if (!isKnown && accepts)
            {
                File.WriteAllText(verified, text);
            }
            else if (!isKnown)
            {
                File.WriteAllText(received, text);
                differences.Add($"{received} differs from {verified}");
            }

            if (isKnown || accepts)
            {
                File.Delete(received);
            }
        }

        foreach (string verified in Directory.GetFiles(path, "*" + Verified).Where(f => !names.Contains(Path.GetFileName(f)[..^Verified.Length])))
        {
            if (accepts)
            {
                File.Delete(verified);
            }
            else
            {
                differences.Add($"{verified} is generated no more");
            }
        }

        Assert.True(
            differences.Count == 0,
            $"{string.Join('\n', differences)}\nRead the differences, then rename each file to {Verified}, or run once with NETGEN_ACCEPT=1.");
    }
}

using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests.Catalogue;

/// <summary>The vocabulary's types by family: the files they stand in, in an order that reads well.</summary>
internal static partial class Families
{
    /// <summary>Files by heading. Files not named here come last, each under its own name.</summary>
    private static readonly (string Title, string Files)[] Headings =
    [
        ("Networks", "Network Budget Input Output Block Layer WeightedLayer"),
        ("Core layers", "Dense Embedding Sequence Activations"),
        ("Convolutions", "Convolution DepthwiseConvolution SeparableConvolution TransposedConvolution"),
        ("Pooling", "Pooling GlobalPooling"),
        ("Padding, cropping and resizing", "ZeroPadding Cropping UpSampling"),
        ("Recurrent layers", "Recurrent RecurrentCell"),
        ("Attention", "Attention"),
        ("Normalisation", "Normalization"),
        ("Regularisation", "Regularization"),
        ("Shapes", "Shape"),
        ("Merging", "Merging"),
        ("Layers of one's own", "Weight TensorOperations Lambda"),
    ];

    private const string Losses = "Losses";

    /// <summary>The types of the vocabulary: in each family those of a file one after another, as they stand there.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<Type> Types)> Find()
    {
        string folder = Path.Combine(Repository.Root, "src", "NetGen.Attributes");
        var files = Directory.GetFiles(folder, "*.cs").ToDictionary(f => Path.GetFileNameWithoutExtension(f), TypesIn);
        var families = new List<(string, IReadOnlyList<Type>)>();
        foreach ((string title, string names) in Headings)
        {
            Add(title, names.Split(' '));
        }

        string[] losses = [.. files.Keys.Where(f => f.EndsWith(Losses, StringComparison.Ordinal)).OrderBy(f => f != Losses).ThenBy(f => f, StringComparer.Ordinal)];
        foreach (string other in files.Keys.Except(losses).Order(StringComparer.Ordinal).ToArray())
        {
            Add(Capital().Replace(other, " $1").Trim(), [other]);
        }

        Add(Losses, losses);
        return families;

        void Add(string title, string[] names)
        {
            Type[] types = [.. names.SelectMany(n => files.GetValueOrDefault(n, []))];
            Array.ForEach(names, n => files.Remove(n));
            if (types.Length > 0)
            {
                families.Add((title, types));
            }
        }
    }

    /// <summary>Every enum of the vocabulary, in the order of its name.</summary>
    public static IEnumerable<Type> Enums() =>
        typeof(LayerAttribute).Assembly.GetExportedTypes().Where(t => t.IsEnum && t.Namespace == nameof(NetGen)).OrderBy(t => t.Name, StringComparer.Ordinal);

    private static Type[] TypesIn(string file) =>
    [
        .. Declaration().Matches(File.ReadAllText(file))
            .Select(m => typeof(LayerAttribute).Assembly.GetType($"{nameof(NetGen)}.{m.Groups[1].Value}"))
            .OfType<Type>()
            .Where(t => t.IsSubclassOf(typeof(Attribute))),
    ];

    [GeneratedRegex(@"^public (?:\w+ )*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("(?<!^)([A-Z](?![A-Z]|$))")]
    private static partial Regex Capital();
}

using System.Reflection;
using System.Text.RegularExpressions;
using NetGen.Generator.Operators;
using NetGen.Generator.Tests.Catalogue;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>What <c>docs/keras.md</c> says of the differences from Keras is all of them, and is true.</summary>
public partial class KerasTests
{
    /// <summary>What a row that speaks of all layers, or of all losses, has for their names.</summary>
    private const string EveryLayer = "every layer", EveryLoss = "every loss";

    private static readonly IReadOnlyDictionary<string, string[]> Signatures = KerasSignatures.Read();
    private static readonly XmlDocumentation Documentation = new(Framework.PathOf("NetGen.Attributes.xml"), []);
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "keras.md"));

    private static readonly Type[] Kinds =
    [
        .. typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(LayerAttribute)) || t.IsSubclassOf(typeof(LossAttribute))) && t != typeof(BlockAttribute)),
    ];

    /// <summary>The rows of the page's tables, as cells.</summary>
    private static string[][] Rows =>
        [.. Page.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    /// <summary>A layer is either one of Keras's, under a name that the page gives where it is another, or the page says that Keras has none.</summary>
    [Fact]
    public void EveryKindIsNamed()
    {
        foreach (Type type in Kinds)
        {
            string kind = Vocabulary.KindOf(type), keras = KerasNameOf(type);
            bool isSaid = keras == kind || Rows.Any(r => r.Length == 2 && Names(r[0]).Contains(keras.Length == 0 ? "—" : keras) && Names(r[1]).Contains(kind));
            Assert.True(isSaid, $"docs/keras.md has no row of two cells with {(keras.Length == 0 ? "—" : keras)} and {kind}.");
            Assert.True(keras.Length == 0 || Signatures.ContainsKey(keras), $"The arguments of Keras's {keras} are not known: add them to KerasSignatures.");
        }

        Assert.Equal([], Signatures.Keys.Except(Kinds.Select(KerasNameOf)));
    }

    /// <summary>Each argument of Keras is one of ours, whose documentation says so, or the page tells what is otherwise.</summary>
    [Fact]
    public void EveryArgumentIsThereOrExplained()
    {
        string[] unexplained =
        [
            .. from type in Kinds
               from argument in Signatures.GetValueOrDefault(KerasNameOf(type), [])
               where !IsMapped(type, argument) && !RowsOf(type).Any(r => Names(r[1]).Contains(argument))
               select $"{Vocabulary.KindOf(type)}: {argument}",
        ];
        Assert.True(unexplained.Length == 0, $"docs/keras.md says nothing of\n{string.Join('\n', unexplained)}");
    }

    /// <summary>What the page names is there: kinds, Keras's arguments of these kinds, and our own words.</summary>
    [Fact]
    public void EveryWordExists()
    {
        foreach (string[] row in Rows.Where(r => r.Length == 3 && r[0] is not ("NetGen" or "---")))
        {
            Type[] types = row[0] == EveryLayer ? [.. Kinds.Where(IsLayer)] : row[0] == EveryLoss ? [.. Kinds.Where(t => !IsLayer(t))]
                : [.. Names(row[0]).Select(n => Kinds.SingleOrDefault(t => Vocabulary.KindOf(t) == n) ?? throw new InvalidOperationException($"There is no {n}."))];
            if (row[0] is not (EveryLayer or EveryLoss))
            {
                Assert.All(Names(row[1]), a => Assert.True(types.Any(t => Signatures[KerasNameOf(t)].Contains(a)), $"Keras's {row[0]} has no {a}."));
            }

            foreach (string word in Names(row[2]).Where(n => OwnWord().IsMatch(n)))
            {
                string[] parts = word.Split('.');
                Type? other = typeof(LayerAttribute).Assembly.GetType($"NetGen.{parts[0]}Attribute") ?? typeof(LayerAttribute).Assembly.GetType($"NetGen.{parts[0]}");
                bool isThere = parts.Length == 2 ? other?.GetMember(parts[1]).Length > 0 : other is not null || types.Any(t => t.GetProperty(word) is not null);
                Assert.True(isThere, $"{word}, which docs/keras.md names for {row[0]}, does not exist.");
            }
        }
    }

    private static bool IsLayer(Type type) => type.IsSubclassOf(typeof(LayerAttribute));

    private static IEnumerable<string[]> RowsOf(Type type) => Rows.Where(r =>
        r.Length == 3 && (r[0] == (IsLayer(type) ? EveryLayer : EveryLoss) || Names(r[0]).Contains(Vocabulary.KindOf(type))));

    /// <summary>Keras's name of a layer or loss, from its summary; empty if Keras has none.</summary>
    private static string KerasNameOf(Type type) => KerasName().Match(Documentation.Summary(type)).Groups[1].Value;

    private static bool IsMapped(Type type, string argument) =>
        type.GetProperties().Any(p => Argument.Of(p, null, Documentation).Keras.Contains($"`{argument}`", StringComparison.Ordinal));

    private static string[] Names(string cell) => [.. Quoted().Matches(cell).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"(?:^|[^\w])Keras: `([A-Z]\w+)`")]
    private static partial Regex KerasName();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^[A-Z]\w*(\.[A-Z]\w*)?$")]
    private static partial Regex OwnWord();
}

using NetGen.Generator.Linting;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>What a layer takes and gives while the network is checked.</summary>
/// <param name="Node">The tensor.</param>
/// <param name="IsCertain">Whether its sizes are right, rather than a guess after a mistake.</param>
internal sealed record Value(Node Node, bool IsCertain)
{
    /// <summary>The layer or the input that gives it; null for what stands inside a loop over time.</summary>
    public GraphLayer? Layer { get; init; }
}

/// <summary>The network, or one use of a block in it: the names layers know, and the count of each kind.</summary>
/// <param name="path">The names of the blocks around, each with a dot behind it.</param>
/// <param name="sharedPath">The same for the block whose weights this one uses, or null.</param>
/// <param name="isTrainable">Whether layers are trained that do not say otherwise.</param>
internal sealed class LayerScope(string path, string? sharedPath, bool isTrainable)
{
    /// <summary>The name by which a block's layers ask for its input.</summary>
    public const string BlockInput = "In";

    private readonly Dictionary<string, Value?> _named = [];
    private readonly Dictionary<string, int> _counts = [];

    public bool IsTrainable { get; } = isTrainable;

    public bool IsBlock => path.Length > 0;

    /// <summary>The output of the layer declared last; null where it is not known.</summary>
    public Value? Current { get; set; }

    /// <summary>Whether there is no layer yet.</summary>
    public bool IsEmpty => _counts.Count == 0;

    /// <summary>The names a layer may ask for, in order.</summary>
    public IEnumerable<string> Names => _named.Keys;

    /// <summary>The losses declared here, which are built once all layers are known.</summary>
    public List<DeclarationSpec> Losses { get; } = [];

    /// <summary>Counts a layer and names it: as given, or by its kind and number.</summary>
    public string Name(string kind, string? given)
    {
        _counts.TryGetValue(kind, out int count);
        _counts[kind] = count + 1;
        return given ?? $"{kind.ToLowerInvariant()}_{count + 1}";
    }

    /// <summary>The scope inside a use of a block.</summary>
    /// <param name="name">The use's name.</param>
    /// <param name="prefix">What the names of its layers begin with.</param>
    /// <param name="block">The use.</param>
    public LayerScope Inside(string name, string prefix, DeclarationSpec block)
    {
        string? shared = SharedPathOf(name, block.SharedWith);
        return new LayerScope($"{PathOf(name)}.{prefix}", shared is null ? null : $"{shared}.{prefix}", IsTrainable && block.IsTrainable);
    }

    /// <summary>A layer's name with the blocks around it.</summary>
    public string PathOf(string name) => path + name;

    /// <summary>The layer whose weights a layer uses, by its own argument or because the block around shares; else null.</summary>
    public string? SharedPathOf(string name, string? given) => given is not null ? path + given : sharedPath is null ? null : sharedPath + name;

    public bool Knows(string name) => _named.ContainsKey(name);

    public bool TryFind(string name, out Value? value) => _named.TryGetValue(name, out value);

    public void Remember(string name, Value? value) => _named[name] = value;
}

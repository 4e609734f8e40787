using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Emission;

/// <summary>The layers of a network, or of one use of a block in it, under names that C# takes.</summary>
internal sealed class LayerTree
{
    private const string Whole = "Whole";

    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, LayerTree> _blocks = [];
    private readonly List<(string Name, LayerInfo? Layer, LayerTree? Block)> _members = [];

    private LayerTree(string path, string name)
    {
        Path = path;
        Name = name;

        // A member cannot have its class's name, and handles are of a type and read the table of the network.
        _taken = new HashSet<string>(StringComparer.Ordinal) { name, nameof(LayerInfo), "ParameterTable" };
    }

    /// <summary>The name of the class that holds the members.</summary>
    public string Name { get; }

    /// <summary>The block's name with those around it; empty for the network.</summary>
    public string Path { get; }

    /// <summary>Layers and blocks, in order.</summary>
    public IReadOnlyList<(string Name, LayerInfo? Layer, LayerTree? Block)> Members => _members;

    /// <summary>The layers of a network, without those whose names are errors.</summary>
    public static LayerTree Of(IEnumerable<LayerInfo> layers)
    {
        var root = new LayerTree(string.Empty, NetworkSpec.LayersClass);
        foreach (LayerInfo layer in layers)
        {
            string[] path = layer.Name.Split('.');
            if (path.All(SyntaxFacts.IsValidIdentifier))
            {
                root.Add(layer, path, 0);
            }
        }

        return root;
    }

    private void Add(LayerInfo layer, string[] path, int depth)
    {
        if (depth < path.Length - 1)
        {
            Block(path[depth]).Add(layer, path, depth + 1);
        }
        else if (_blocks.TryGetValue(path[depth], out LayerTree? own))
        {
            // A recurrent cell is a layer, and has layers.
            own._members.Insert(0, (own.Unique(Whole), layer, null));
        }
        else
        {
            _members.Add((Unique(path[depth]), layer, null));
        }
    }

    private LayerTree Block(string name)
    {
        if (!_blocks.TryGetValue(name, out LayerTree? block))
        {
            string unique = Unique(name);
            _blocks[name] = block = new LayerTree(Path.Length == 0 ? name : $"{Path}.{name}", unique);
            _members.Add((unique, null, block));
        }

        return block;
    }

    private string Unique(string name)
    {
        string pascal = char.ToUpperInvariant(name[0]) + name.Substring(1), unique = pascal;
        for (int i = 2; !_taken.Add(unique); i++)
        {
            unique = $"{pascal}_{i}";
        }

        return unique;
    }
}

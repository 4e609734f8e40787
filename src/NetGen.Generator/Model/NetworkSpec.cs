using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>
/// A declared network as the user wrote it: names and constants only. It is the cache boundary of the pipeline: equal
/// specs give equal code, and it holds no symbol, no syntax and no location.
/// </summary>
/// <param name="Namespace">The namespace, or an empty string.</param>
/// <param name="Containers">The enclosing types, outermost first.</param>
/// <param name="Name">The class's name.</param>
/// <param name="TypeKeywords">The class's header before its name, such as <c>partial class</c>.</param>
/// <param name="Precision">The element type.</param>
/// <param name="Declarations">The attributes of the vocabulary, in source order.</param>
/// <param name="Faults">What is wrong with the class itself.</param>
internal sealed record NetworkSpec(
    string Namespace,
    EquatableArray<ContainerSpec> Containers,
    string Name,
    string TypeKeywords,
    Precision Precision,
    EquatableArray<DeclarationSpec> Declarations,
    EquatableArray<Finding> Faults)
{
    /// <summary>The name of the nested class that holds a handle for each layer.</summary>
    public const string LayersClass = "Layers";

    /// <summary>Whether code can be added to the class at all.</summary>
    public bool CanEmit => !Faults.Any(f => f.PreventsEmission);

    /// <summary>Whether the user's class has a member that is called as the class of its layers' handles would be.</summary>
    public bool HasOwnLayers { get; init; }

    /// <summary>The names out of <see cref="ImportedNames"/> that mean something else where the class stands.</summary>
    public EquatableArray<string> ShadowedNames { get; init; }

    /// <summary>How many networks before this one share its file names, on a file system that does not tell case apart.</summary>
    public int Namesakes { get; init; }

    /// <summary>The class's name with its namespace and enclosing types, as a stem of file names.</summary>
    public string HintName
    {
        get
        {
            string name = string.Join("+", Containers.Select(c => c.HintName).Append(Name));
            string path = (Namespace.Length == 0 ? name : Namespace + "." + name).Replace("@", string.Empty);
            return Namesakes == 0 ? path : $"{path}-{(Namesakes + 1).ToString(CultureInfo.InvariantCulture)}";
        }
    }

    /// <summary>Each network once, with file names that no other has.</summary>
    public static IEnumerable<NetworkSpec> Distinguish(IEnumerable<NetworkSpec> specs) => specs
        .Distinct()
        .GroupBy(s => s.HintName, StringComparer.OrdinalIgnoreCase)
        .SelectMany(namesakes => namesakes.Select((s, i) => s with { Namesakes = i }));
}

/// <summary>A type around a network's class.</summary>
/// <param name="Header">Its header without accessibility, such as <c>partial class Models&lt;T&gt;</c>.</param>
/// <param name="HintName">Its name for file names.</param>
internal sealed record ContainerSpec(string Header, string HintName);

/// <summary>One layer, input or loss; or a block, which stands for the declarations in it.</summary>
/// <remarks>What is left out (<c>When = false</c>, <c>Repeat = 0</c>) has no declaration; a block repeated n times has n.</remarks>
/// <param name="Kind">The attribute's name without its suffix, such as <c>Conv2D</c>.</param>
/// <param name="Arguments">Its constructor arguments, then its named ones. A block's are those that all blocks, or all recurrent cells, have, as far as given.</param>
internal sealed record DeclarationSpec(string Kind, EquatableArray<ArgumentSpec> Arguments)
{
    /// <summary>
    /// Whether the attribute could be read. Where it could not, the compiler or a fault of the network says so, and nothing is known
    /// of the layer or the block.
    /// </summary>
    public bool IsReadable { get; init; } = true;

    /// <summary>The index of the attribute on the network's own class that the declaration stems from, for findings.</summary>
    public int Source { get; init; }

    /// <summary>What stands in a block, in source order; null for anything else.</summary>
    public EquatableArray<DeclarationSpec>? Children { get; init; }

    /// <summary>Whether this is a block whose layers describe one step of a loop over time.</summary>
    public bool IsCell { get; init; }

    /// <summary>The methods that a lambda names; null for anything else.</summary>
    public LambdaSpec? Lambda { get; init; }

    /// <summary>Whether this, or anything in it, could not be read.</summary>
    public bool HasUnreadable => !IsReadable || (Children?.Any(c => c.HasUnreadable) ?? false);

    /// <summary>Whether this is a block.</summary>
    public bool IsBlock => Children is not null;

    /// <summary>The name the user gave, or null.</summary>
    public string? Name => Find<string>(nameof(LayerAttribute.Name));

    /// <summary>The name of what the user gave as input, or null for what stands before.</summary>
    public string? From => Find<string>(nameof(LayerAttribute.From));

    /// <summary>The name of the layer or block whose weights this one uses, or null.</summary>
    public string? SharedWith => Find<string>(nameof(LayerAttribute.SharedWith));

    /// <summary>Whether a block's layers are trained.</summary>
    public bool IsTrainable => Arguments.FirstOrDefault(a => !a.IsPositional && a.Name == nameof(LayerAttribute.Trainable))?.Value is not false;

    /// <summary>Whether a block is applied to each step of a sequence by itself.</summary>
    public bool IsTimeDistributed => Arguments.FirstOrDefault(a => !a.IsPositional && a.Name == nameof(LayerAttribute.TimeDistributed))?.Value is true;

    /// <summary>Whether the layer's states go on from call to call in a session.</summary>
    public bool IsStateful => Arguments.FirstOrDefault(a => !a.IsPositional && a.Name == nameof(RecurrentAttribute.Stateful))?.Value is true;

    /// <summary>The value of an argument that is of a type; null where it is not given.</summary>
    public T? Find<T>(string argument)
        where T : class => Arguments.FirstOrDefault(a => !a.IsPositional && a.Name == argument)?.Value as T;
}

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">The name of the constructor parameter or of the property.</param>
/// <param name="IsPositional">Whether it belongs to the constructor.</param>
/// <param name="Value">An int, double, bool, string, enum's number, null, or <see cref="EquatableArray{T}"/> of int or of string; for a type, an <see cref="EnumSpec"/>.</param>
internal sealed record ArgumentSpec(string Name, bool IsPositional, object? Value);

/// <summary>An enum that the user named, or another type where an enum is wanted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">The values of its members; none for a type that is no enum.</param>
internal sealed record EnumSpec(string Name, EquatableArray<long> Values)
{
    /// <summary>Whether the values are the numbers of classes: there are some, and none is negative or beyond what a label can be.</summary>
    public bool NumbersClasses => Values.Count > 0 && Values.All(v => v is >= 0 and < int.MaxValue);

    /// <summary>How many classes the members number, from 0 to the largest value.</summary>
    public long Count => Values.Max() + 1;
}

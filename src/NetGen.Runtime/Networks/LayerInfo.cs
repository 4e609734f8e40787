using System.Collections.Immutable;
using System.ComponentModel;

namespace NetGen;

/// <summary>One layer of a network's class, such as <c>MnistCnn.Layers.Conv2d_1</c>: what it gives, what it costs, and where its weights are.</summary>
/// <example>
/// <code>
/// Span&lt;float&gt; weights = MnistCnn.Layers.Conv2d_1.SliceOf(net.Weights);
/// Span&lt;float&gt; gradient = MnistCnn.Layers.Conv2d_1["kernel"].SliceOf(net.Gradients);
/// </code>
/// </example>
public sealed class LayerInfo
{
    /// <summary>Describes a layer; generated code does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kind">Its attribute's name.</param>
    /// <param name="outputShape">The shape of one sample's output.</param>
    /// <param name="multiplyAdds">Its multiply-adds for one sample.</param>
    /// <param name="table">The parameters of the network.</param>
    /// <param name="first">The first of them that is the layer's.</param>
    /// <param name="count">How many are the layer's.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LayerInfo(
        string name, string kind, ImmutableArray<int> outputShape, long multiplyAdds = 0, IReadOnlyList<ParameterInfo>? table = null, int first = 0, int count = 0)
    {
        Name = name;
        Kind = kind;
        OutputShape = outputShape;
        MultiplyAdds = multiplyAdds;
        Parameters = table is null ? [] : [.. table.Skip(first).Take(count)];
    }

    /// <summary>Its name with the blocks around it, such as <c>basicblock_2.conv2d_1</c>.</summary>
    public string Name { get; }

    /// <summary>The name of its attribute, such as <c>Conv2D</c>.</summary>
    public string Kind { get; }

    /// <summary>The shape of one sample's output, channels last.</summary>
    public ImmutableArray<int> OutputShape { get; }

    /// <summary>Its multiply-adds in one prediction of one sample.</summary>
    public long MultiplyAdds { get; }

    /// <summary>Its parameters; another layer's if it uses that one's, none if it has none.</summary>
    public ImmutableArray<ParameterInfo> Parameters { get; }

    /// <summary>The number of elements of its parameters.</summary>
    public int ParameterCount => Parameters.Sum(p => p.Length);

    /// <summary>One of its parameters.</summary>
    /// <param name="parameter">The parameter's name without the layer's, such as <c>kernel</c>; empty for one that has the layer's name alone.</param>
    /// <exception cref="KeyNotFoundException">The layer has no such parameter.</exception>
    public ParameterInfo this[string parameter] =>
        Parameters.FirstOrDefault(p => p.Name.AsSpan(p.Name.LastIndexOf('.') + 1).SequenceEqual(parameter) || (parameter.Length == 0 && Parameters.Length == 1))
        ?? throw new KeyNotFoundException(Parameters.IsEmpty
            ? $"{Name} has no parameters, so none called '{parameter}'."
            : $"{Name} has no parameter '{parameter}'; it has {string.Join(", ", Parameters.Select(p => p.Name))}.");

    /// <summary>
    /// The layer's stretch of a network's <see cref="INetwork{T}.Weights"/>, of its <see cref="ITrainable{T}.Gradients"/> or of a copy of either: its
    /// parameters one after another, each on a cache line of its own with zeros behind it. Empty for a layer without parameters.
    /// </summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="values">A value for each weight of the network.</param>
    public Span<T> SliceOf<T>(Span<T> values) => Parameters.IsEmpty
        ? default
        : values[Parameters[0].Offset..(Parameters[^1].Offset + Parameters[^1].Length)];

    /// <summary>The layer's name and kind.</summary>
    public override string ToString() => $"{Name} ({Kind})";
}

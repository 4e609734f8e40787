namespace NetGen.Tests.Cases;

/// <summary>One thing a network must do. It throws where the network does not.</summary>
internal sealed record Check(string Name, Action Run);

/// <summary>One network of the corpus in one precision.</summary>
internal abstract class CorpusCase(Type network, Type element)
{
    /// <summary>The generated class.</summary>
    public Type Network { get; } = network;

    /// <summary>The element type as C# names it.</summary>
    public string Element { get; } = element == typeof(float) ? "float" : "double";

    /// <summary>The class and its element type, such as <c>Conv3x3 in float</c>.</summary>
    public string Name => $"{Network.Name} in {Element}";

    public abstract IEnumerable<Check> Checks { get; }

    public override string ToString() => Name;
}

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
    /// <summary>Whether code can be added to the class at all.</summary>
    public bool CanEmit => !Faults.Any(f => f.PreventsEmission);

    /// <summary>The class's name with its namespace and enclosing types, as a stem of file names.</summary>
    public string HintName
    {
        get
        {
            IEnumerable<string> parts = Containers.Select(c => c.HintName).Append(Name);
            string name = string.Join(".", parts);
            return Namespace.Length == 0 ? name : Namespace + "." + name;
        }
    }
}

/// <summary>A type around a network's class.</summary>
/// <param name="Header">Its header without accessibility, such as <c>partial class Models&lt;T&gt;</c>.</param>
/// <param name="HintName">Its name for file names.</param>
internal sealed record ContainerSpec(string Header, string HintName);

/// <summary>One attribute of the vocabulary.</summary>
/// <param name="Kind">The attribute's name without its suffix, such as <c>Conv2D</c>.</param>
/// <param name="Arguments">Its constructor arguments, then its named ones.</param>
internal sealed record DeclarationSpec(string Kind, EquatableArray<ArgumentSpec> Arguments);

/// <summary>One argument of an attribute.</summary>
/// <param name="Name">The name of the constructor parameter or of the property.</param>
/// <param name="IsPositional">Whether it belongs to the constructor.</param>
/// <param name="Value">An int, double, bool, string, enum's number, null, or <see cref="EquatableArray{T}"/> of int.</param>
internal sealed record ArgumentSpec(string Name, bool IsPositional, object? Value);

using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Which parameters of one instance training leaves as they are, besides those declared so. For generated code.</summary>
/// <param name="parameters">The network's parameters.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FrozenParameters(IReadOnlyList<ParameterInfo> parameters)
{
    private readonly bool[] _trainable = [.. parameters.Select(p => p.Trainable)];
    private readonly bool[] _frozen = new bool[parameters.Count];

    /// <summary>For each parameter, whether training changes it by its gradient.</summary>
    public ReadOnlySpan<bool> Trainable => _trainable;

    /// <summary>Freezes parameters, or lets training change them again.</summary>
    /// <param name="name">A parameter, or the layer or block whose parameters are meant.</param>
    /// <param name="trainable">Whether training changes them; what is declared untrainable stays so.</param>
    /// <exception cref="ArgumentException">There is no parameter of that name.</exception>
    public void SetTrainable(string name, bool trainable)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isKnown = false;
        for (int i = 0; i < parameters.Count; i++)
        {
            string own = parameters[i].Name;
            if (own == name || (own.StartsWith(name, StringComparison.Ordinal) && own[name.Length] == '.'))
            {
                _frozen[i] = !trainable;
                _trainable[i] = trainable && parameters[i].Trainable;
                isKnown = true;
            }
        }

        if (!isKnown)
        {
            throw new ArgumentException(
                $"The network has no parameter, layer or block '{name}'; its parameters are {string.Join(", ", parameters.Select(p => p.Name))}.", nameof(name));
        }
    }

    /// <summary>Writes new values of parameters, except of those that are frozen.</summary>
    internal void Write<T>(ParameterUpdate[] updates, ReadOnlySpan<T> results, Span<T> weights)
    {
        foreach (ParameterUpdate update in updates)
        {
            if (!_frozen[update.Index])
            {
                results.Slice(update.Source, update.Length).CopyTo(weights[update.Parameter..]);
            }
        }
    }
}

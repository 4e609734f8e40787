using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The part of a kernel's outermost loop that one thread takes; by default the whole loop.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkShare
{
    private readonly int _otherParts;

    /// <param name="part">The number of the part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public WorkShare(int part, int parts) => (Part, _otherParts) = (part, parts - 1);

    /// <summary>The number of the part, from 0.</summary>
    public int Part { get; }

    /// <summary>How many parts there are.</summary>
    public int Parts => _otherParts + 1;

    /// <summary>Whether this is the last part, which takes what remains.</summary>
    public bool IsLast => Part == _otherParts;

    /// <summary>The first step of this part.</summary>
    /// <param name="count">The steps of the loop.</param>
    public nint First(nint count) => count * Part / Parts;

    /// <summary>One past the last step of this part.</summary>
    /// <param name="count">The steps of the loop.</param>
    public nint End(nint count) => count * (Part + 1) / Parts;
}

using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The part of a kernel's outermost loop that one thread takes.</summary>
/// <param name="Part">The number of the part, from 0.</param>
/// <param name="Parts">How many parts there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkShare(int Part, int Parts)
{
    /// <summary>The whole loop.</summary>
    public static WorkShare Whole => new(0, 1);

    /// <summary>Whether this is the last part, which takes what remains.</summary>
    public bool IsLast => Part == Parts - 1;

    /// <summary>The first step of this part.</summary>
    /// <param name="count">The steps of the loop.</param>
    public nint First(nint count) => count * Part / Parts;

    /// <summary>One past the last step of this part.</summary>
    /// <param name="count">The steps of the loop.</param>
    public nint End(nint count) => count * (Part + 1) / Parts;
}

using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The part of a kernel's outermost loop that one thread takes; by default the whole loop, from its first step to the last.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkShare
{
    private readonly int _otherParts;
    private readonly bool _isBackwards;

    /// <param name="part">The number of the part, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    public WorkShare(int part, int parts) => (Part, _otherParts) = (part, parts - 1);

    private WorkShare(bool isBackwards) => _isBackwards = isBackwards;

    /// <summary>The whole loop.</summary>
    /// <param name="isBackwards">Whether it begins with its last step, if it may.</param>
    public static WorkShare All(bool isBackwards) => new(isBackwards);

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

    /// <summary>The step of a loop that comes in a step's place.</summary>
    /// <param name="step">The step, counted from the beginning.</param>
    /// <param name="count">The steps of the loop.</param>
    public nint InTurn(nint step, nint count) => _isBackwards ? count - 1 - step : step;
}

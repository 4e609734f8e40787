using System.Numerics;

namespace NetGen;

/// <summary>The formula of one step of an optimiser, for a vector of elements at a time.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IUpdateRule<T>
    where T : unmanaged
{
    /// <summary>How many numbers are kept for each weight: 0 to 3; those beyond are neither read nor written.</summary>
    int States { get; }

    /// <summary>The new weights; updates the state. Where gradient and state are zero, both stay as they are.</summary>
    Vector<T> Apply(Vector<T> weight, Vector<T> gradient, ref Vector<T> state0, ref Vector<T> state1, ref Vector<T> state2);
}

/// <summary>Broadcasts the coefficients of a rule.</summary>
internal static class Coefficient
{
    public static Vector<T> Of<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(T.CreateTruncating(value));
}

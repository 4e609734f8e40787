using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Divides the gradient by the root of the sum of its squares so far.</summary>
/// <remarks>
/// <c>v ← v + g²</c>, <c>w ← w − η g / √(v + ε)</c>. Source: Keras 3, <c>Adagrad</c>; J. Duchi, E. Hazan, Y. Singer, "Adaptive
/// subgradient methods for online learning and stochastic optimization", 2011.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="initialAccumulatorValue">What v starts from; not negative.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adagrad(double learningRate = 0.001, double initialAccumulatorValue = 0.1, double epsilon = 1e-7)
        : base(learningRate)
    {
        InitialAccumulatorValue = Arguments.NotNegative(initialAccumulatorValue, nameof(initialAccumulatorValue));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>What the sum of squares starts from.</summary>
    public double InitialAccumulatorValue { get; }

    /// <summary>Keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step) =>
        pass.Run(new Rule<T>(Coefficient.Of<T>(LearningRate), Coefficient.Of<T>(Epsilon)), InitialAccumulatorValue);

    private readonly struct Rule<T>(Vector<T> rate, Vector<T> epsilon) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> v, ref Vector<T> s1, ref Vector<T> s2)
        {
            v += g * g;
            return w - (g * rate / Vector.SquareRoot(v + epsilon));
        }
    }
}

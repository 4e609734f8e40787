using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Adam with Nesterov's momentum.</summary>
/// <remarks>
/// With <c>μₜ = β₁ (1 − ½ · 0.96ᵗ)</c> and <c>Πₜ = μ₁ μ₂ … μₜ</c>: <c>m ← m + (1 − β₁)(g − m)</c>, <c>v ← v + (1 − β₂)(g² − v)</c>,
/// <c>m̂ = μₜ₊₁ m / (1 − Πₜ₊₁) + (1 − μₜ) g / (1 − Πₜ)</c>, <c>v̂ = v / (1 − β₂ᵗ)</c>, <c>w ← w − η m̂ / (√v̂ + ε)</c>. Source:
/// Keras 3, <c>Nadam</c>; T. Dozat, "Incorporating Nesterov momentum into Adam", 2016.
/// </remarks>
public sealed class Nadam : Optimizer
{
    private const double MomentumDecay = 0.96;
    private double _product = 1;

    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="beta1">How much of the mean of gradients is kept, β₁, at least 0 and below 1.</param>
    /// <param name="beta2">How much of the mean of squares is kept, β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Nadam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        Beta1 = Arguments.Decay(beta1, nameof(beta1));
        Beta2 = Arguments.Decay(beta2, nameof(beta2));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of squares is kept.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step)
    {
        double now = MomentumAt(step), next = MomentumAt(step + 1);
        double product = _product * now;
        pass.Run(new Rule<T>(
            Coefficient.Of<T>(LearningRate * next / (1 - (product * next))),
            Coefficient.Of<T>(LearningRate * (1 - now) / (1 - product)),
            Coefficient.Of<T>(1 / (1 - Math.Pow(Beta2, step))),
            Coefficient.Of<T>(1 - Beta1),
            Coefficient.Of<T>(1 - Beta2),
            Coefficient.Of<T>(Epsilon)));
        _product = product;
    }

    private double MomentumAt(long step) => Beta1 * (1 - (0.5 * Math.Pow(MomentumDecay, step)));

    private readonly struct Rule<T>(
        Vector<T> meanRate, Vector<T> gradientRate, Vector<T> correction, Vector<T> rest1, Vector<T> rest2, Vector<T> epsilon)
        : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> m, ref Vector<T> v, ref Vector<T> s2)
        {
            m += (g - m) * rest1;
            v += ((g * g) - v) * rest2;
            return w - (((m * meanRate) + (g * gradientRate)) / (Vector.SquareRoot(v * correction) + epsilon));
        }
    }
}

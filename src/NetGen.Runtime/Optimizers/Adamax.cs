using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Adam with the infinity norm: divides by the decaying maximum of the gradient's size.</summary>
/// <remarks>
/// <c>m ← m + (1 − β₁)(g − m)</c>, <c>u ← max(β₂ u, |g|)</c>, <c>w ← w − η m / ((1 − β₁ᵗ)(u + ε))</c>. Source: Keras 3,
/// <c>Adamax</c>; D. Kingma, J. Ba, "Adam: a method for stochastic optimization", 2015, section 7.
/// </remarks>
public sealed class Adamax : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="beta1">How much of the mean of gradients is kept, β₁, at least 0 and below 1.</param>
    /// <param name="beta2">How fast the maximum decays, β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adamax(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        Beta1 = Arguments.Decay(beta1, nameof(beta1));
        Beta2 = Arguments.Decay(beta2, nameof(beta2));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How fast the maximum decays.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step) =>
        pass.Run(new Rule<T>(
            Coefficient.Of<T>(LearningRate / (1 - Math.Pow(Beta1, step))),
            Coefficient.Of<T>(1 - Beta1),
            Coefficient.Of<T>(Beta2),
            Coefficient.Of<T>(Epsilon)));

    private readonly struct Rule<T>(Vector<T> rate, Vector<T> rest1, Vector<T> beta2, Vector<T> epsilon) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> m, ref Vector<T> u, ref Vector<T> s2)
        {
            m += (g - m) * rest1;
            u = Vector.Max(u * beta2, Vector.Abs(g));
            return w - (m * rate / (u + epsilon));
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Follows running means of the gradient and of its square, both corrected for their start from zero.</summary>
/// <remarks>
/// <c>m ← m + (1 − β₁)(g − m)</c>, <c>v ← v + (1 − β₂)(g² − v)</c>, <c>α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ)</c>,
/// <c>w ← w − α m / (√v + ε)</c>; with AMSGrad the greatest <c>v</c> so far takes its place under the root. Note that ε is
/// added before the correction, other than in PyTorch. Source: Keras 3, <c>Adam</c>; D. Kingma, J. Ba, "Adam: a method for stochastic
/// optimization", 2015, section 2; S. Reddi, S. Kale, S. Kumar, "On the convergence of Adam and beyond", 2018.
/// </remarks>
public class Adam : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="beta1">How much of the mean of gradients is kept, β₁, at least 0 and below 1.</param>
    /// <param name="beta2">How much of the mean of squares is kept, β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <param name="amsgrad">Whether the divisor never shrinks.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adam(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
        : base(learningRate)
    {
        Beta1 = Arguments.Decay(beta1, nameof(beta1));
        Beta2 = Arguments.Decay(beta2, nameof(beta2));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
        AmsGrad = amsgrad;
    }

    /// <summary>How much of the mean of gradients is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of squares is kept.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the divisor never shrinks.</summary>
    public bool AmsGrad { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step)
    {
        double alpha = LearningRate * Math.Sqrt(1 - Math.Pow(Beta2, step)) / (1 - Math.Pow(Beta1, step));
        pass.Run(new Rule<T>(
            Coefficient.Of<T>(alpha), Coefficient.Of<T>(1 - Beta1), Coefficient.Of<T>(1 - Beta2), Coefficient.Of<T>(Epsilon), AmsGrad));
    }

    private readonly struct Rule<T>(Vector<T> alpha, Vector<T> rest1, Vector<T> rest2, Vector<T> epsilon, bool amsgrad) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => amsgrad ? 3 : 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> m, ref Vector<T> v, ref Vector<T> greatest)
        {
            m += (g - m) * rest1;
            v += ((g * g) - v) * rest2;
            Vector<T> size = v;
            if (amsgrad)
            {
                size = greatest = Vector.Max(greatest, v);
            }

            return w - (m * alpha / (Vector.SquareRoot(size) + epsilon));
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Divides the gradient by a running mean of its size.</summary>
/// <remarks>
/// <c>v ← ρ v + (1 − ρ) g²</c>; centred, <c>a ← ρ a + (1 − ρ) g</c> and <c>d = v − a² + ε</c>, else <c>d = v + ε</c>;
/// <c>s = η g / √d</c>; with momentum <c>m ← μ m + s</c> and <c>w ← w − m</c>, else <c>w ← w − s</c>. Note that ε stands
/// under the root, other than in PyTorch. Source: Keras 3, <c>RMSprop</c>; G. Hinton, lecture 6e, 2012.
/// </remarks>
public sealed class RmsProp : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="rho">How much of the running means is kept, ρ, at least 0 and below 1.</param>
    /// <param name="momentum">How much of the last step is kept, μ, between 0 and 1.</param>
    /// <param name="epsilon">Keeps the divisor from zero, ε.</param>
    /// <param name="centered">Whether the size is measured about the running mean of the gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RmsProp(
        double learningRate = 0.001, double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false)
        : base(learningRate)
    {
        Rho = Arguments.Decay(rho, nameof(rho));
        Momentum = Arguments.Momentum(momentum, nameof(momentum));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
        Centered = centered;
    }

    /// <summary>How much of the running means is kept.</summary>
    public double Rho { get; }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum { get; }

    /// <summary>Keeps the divisor from zero.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the size is measured about the running mean of the gradient.</summary>
    public bool Centered { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step)
    {
        Vector<T> rate = Coefficient.Of<T>(LearningRate), rho = Coefficient.Of<T>(Rho), rest = Coefficient.Of<T>(1 - Rho);
        Vector<T> momentum = Coefficient.Of<T>(Momentum), epsilon = Coefficient.Of<T>(Epsilon);
        if (Centered)
        {
            pass.Run(new CenteredRule<T>(rate, rho, rest, momentum, epsilon, Momentum > 0));
        }
        else
        {
            pass.Run(new PlainRule<T>(rate, rho, rest, momentum, epsilon, Momentum > 0));
        }
    }

    private readonly struct PlainRule<T>(
        Vector<T> rate, Vector<T> rho, Vector<T> rest, Vector<T> momentum, Vector<T> epsilon, bool hasMomentum) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => hasMomentum ? 2 : 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> v, ref Vector<T> m, ref Vector<T> s2)
        {
            v = (v * rho) + (g * g * rest);
            Vector<T> step = g * rate / Vector.SquareRoot(v + epsilon);
            if (hasMomentum)
            {
                step = m = (m * momentum) + step;
            }

            return w - step;
        }
    }

    private readonly struct CenteredRule<T>(
        Vector<T> rate, Vector<T> rho, Vector<T> rest, Vector<T> momentum, Vector<T> epsilon, bool hasMomentum) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => hasMomentum ? 3 : 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> v, ref Vector<T> a, ref Vector<T> m)
        {
            v = (v * rho) + (g * g * rest);
            a = (a * rho) + (g * rest);
            Vector<T> step = g * rate / Vector.SquareRoot(v - (a * a) + epsilon);
            if (hasMomentum)
            {
                step = m = (m * momentum) + step;
            }

            return w - step;
        }
    }
}

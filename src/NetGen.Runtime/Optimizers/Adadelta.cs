using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Divides the gradient by a running mean of its size and multiplies it by one of the steps' size.</summary>
/// <remarks>
/// <c>v ← ρ v + (1 − ρ) g²</c>, <c>d = −g √(u + ε) / √(v + ε)</c>, <c>u ← ρ u + (1 − ρ) d²</c>, <c>w ← w + η d</c>. The paper's
/// step is η = 1; Keras's default is 0.001. Source: Keras 3, <c>Adadelta</c>; M. Zeiler, "ADADELTA: an adaptive learning rate method", 2012.
/// </remarks>
public sealed class Adadelta : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="rho">How much of the running means is kept, ρ, at least 0 and below 1.</param>
    /// <param name="epsilon">Keeps the quotient from zero over zero, ε.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adadelta(double learningRate = 0.001, double rho = 0.95, double epsilon = 1e-7)
        : base(learningRate)
    {
        Rho = Arguments.Decay(rho, nameof(rho));
        Epsilon = Arguments.NotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the running means is kept.</summary>
    public double Rho { get; }

    /// <summary>Keeps the quotient from zero over zero.</summary>
    public double Epsilon { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step) =>
        pass.Run(new Rule<T>(
            Coefficient.Of<T>(LearningRate), Coefficient.Of<T>(Rho), Coefficient.Of<T>(1 - Rho), Coefficient.Of<T>(Epsilon)));

    private readonly struct Rule<T>(Vector<T> rate, Vector<T> rho, Vector<T> rest, Vector<T> epsilon) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> v, ref Vector<T> u, ref Vector<T> s2)
        {
            v = (v * rho) + (g * g * rest);
            Vector<T> step = g * Vector.SquareRoot(u + epsilon) / Vector.SquareRoot(v + epsilon);
            u = (u * rho) + (step * step * rest);
            return w - (step * rate);
        }
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Gradient descent, with momentum if asked for.</summary>
/// <remarks>
/// Without momentum <c>w ← w − η g</c>. With it <c>m ← μ m − η g</c>, then <c>w ← w + m</c>, or after Nesterov
/// <c>w ← w + μ m − η g</c>. Source: Keras 3, <c>SGD</c>; I. Sutskever, J. Martens, G. Dahl, G. Hinton, "On the importance of
/// initialization and momentum in deep learning", 2013.
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Creates the optimiser.</summary>
    /// <param name="learningRate">The step size η.</param>
    /// <param name="momentum">How much of the last step is kept, μ, between 0 and 1.</param>
    /// <param name="nesterov">Whether the gradient counts as taken after the momentum's step.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Sgd(double learningRate = 0.01, double momentum = 0, bool nesterov = false)
        : base(learningRate)
    {
        Momentum = Arguments.Momentum(momentum, nameof(momentum));
        Nesterov = nesterov;
    }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the gradient counts as taken after the momentum's step.</summary>
    public bool Nesterov { get; }

    private protected override void Update<T>(UpdatePass<T> pass, long step)
    {
        if (Momentum == 0)
        {
            pass.Run(new PlainRule<T>(Coefficient.Of<T>(LearningRate)));
        }
        else
        {
            pass.Run(new MomentumRule<T>(Coefficient.Of<T>(LearningRate), Coefficient.Of<T>(Momentum), Nesterov));
        }
    }

    private readonly struct PlainRule<T>(Vector<T> rate) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> s0, ref Vector<T> s1, ref Vector<T> s2) => w - (g * rate);
    }

    private readonly struct MomentumRule<T>(Vector<T> rate, Vector<T> momentum, bool nesterov) : IUpdateRule<T>
        where T : unmanaged
    {
        public int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<T> Apply(Vector<T> w, Vector<T> g, ref Vector<T> m, ref Vector<T> s1, ref Vector<T> s2)
        {
            Vector<T> step = g * rate;
            m = (m * momentum) - step;
            return nesterov ? w + (m * momentum) - step : w + m;
        }
    }
}

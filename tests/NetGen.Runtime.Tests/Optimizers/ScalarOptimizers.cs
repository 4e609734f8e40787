namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>
/// Keras's published updates written out for one weight at a time, in double precision: a second opinion that shares
/// nothing with the library. Each returns the new weight and keeps what it needs in <c>s</c>.
/// </summary>
internal static class ScalarOptimizers
{
    public delegate double Update(double w, double g, double[] s, int t);

    public static Update Sgd(double lr, double momentum, bool nesterov) => (w, g, s, t) =>
    {
        if (momentum == 0)
        {
            return w - (lr * g);
        }

        s[0] = (momentum * s[0]) - (lr * g);
        return nesterov ? w + (momentum * s[0]) - (lr * g) : w + s[0];
    };

    public static Update RmsProp(double lr, double rho, double momentum, double eps, bool centered) => (w, g, s, t) =>
    {
        s[0] = (rho * s[0]) + ((1 - rho) * g * g);
        s[1] = (rho * s[1]) + ((1 - rho) * g);
        double denominator = s[0] - (centered ? s[1] * s[1] : 0) + eps;
        double increment = lr * g / Math.Sqrt(denominator);
        s[2] = (momentum * s[2]) + increment;
        return momentum > 0 ? w - s[2] : w - increment;
    };

    public static Update Adagrad(double lr, double initial, double eps) => (w, g, s, t) =>
    {
        s[0] = (t == 1 ? initial : s[0]) + (g * g);
        return w - (lr * g / Math.Sqrt(s[0] + eps));
    };

    public static Update Adadelta(double lr, double rho, double eps) => (w, g, s, t) =>
    {
        s[0] = (rho * s[0]) + ((1 - rho) * g * g);
        double delta = -Math.Sqrt(s[1] + eps) / Math.Sqrt(s[0] + eps) * g;
        s[1] = (rho * s[1]) + ((1 - rho) * delta * delta);
        return w + (lr * delta);
    };

    public static Update Adam(double lr, double b1, double b2, double eps, bool amsgrad, double decay = 0) => (w, g, s, t) =>
    {
        w -= w * decay * lr;
        s[0] += (g - s[0]) * (1 - b1);
        s[1] += ((g * g) - s[1]) * (1 - b2);
        s[2] = Math.Max(s[2], s[1]);
        double alpha = lr * Math.Sqrt(1 - Math.Pow(b2, t)) / (1 - Math.Pow(b1, t));
        return w - (alpha * s[0] / (Math.Sqrt(amsgrad ? s[2] : s[1]) + eps));
    };

    public static Update Adamax(double lr, double b1, double b2, double eps) => (w, g, s, t) =>
    {
        s[0] += (g - s[0]) * (1 - b1);
        s[1] = Math.Max(b2 * s[1], Math.Abs(g));
        return w - (lr * s[0] / ((1 - Math.Pow(b1, t)) * (s[1] + eps)));
    };

    public static Update Nadam(double lr, double b1, double b2, double eps) => (w, g, s, t) =>
    {
        double product = 1;
        for (int k = 1; k <= t; k++)
        {
            product *= b1 * (1 - (0.5 * Math.Pow(0.96, k)));
        }

        double now = b1 * (1 - (0.5 * Math.Pow(0.96, t))), next = b1 * (1 - (0.5 * Math.Pow(0.96, t + 1)));
        s[0] += (g - s[0]) * (1 - b1);
        s[1] += ((g * g) - s[1]) * (1 - b2);
        double mean = (next * s[0] / (1 - (product * next))) + ((1 - now) * g / (1 - product));
        return w - (lr * mean / (Math.Sqrt(s[1] / (1 - Math.Pow(b2, t))) + eps));
    };
}

namespace NetGen.Tests.Reference;

/// <summary>A layer in plain loops over a batch, in double precision. Backward follows the forward it belongs to.</summary>
internal abstract class NaiveLayer
{
    /// <summary>The shape of one output sample.</summary>
    public abstract int[] OutputShape { get; init; }

    public int OutputSize => OutputShape.Aggregate(1, (a, b) => a * b);

    /// <summary>The parameters by their short names, none by default.</summary>
    public virtual Dictionary<string, double[]> Parameters { get; } = [];

    /// <summary>The gradients that the last backward left, by the same names.</summary>
    public virtual Dictionary<string, double[]> Gradients { get; } = [];

    public abstract double[] Forward(double[] x, int samples);

    /// <summary>Turns the gradient of the output into that of the input.</summary>
    public abstract double[] Backward(double[] dy, int samples);
}

/// <summary>The same elements under another shape.</summary>
internal sealed class NaiveReshape(int[] shape) : NaiveLayer
{
    public override int[] OutputShape { get; init; } = shape;

    public override double[] Forward(double[] x, int samples) => x;

    public override double[] Backward(double[] dy, int samples) => dy;
}

namespace NetGen.Generator.Tensors;

/// <summary>
/// Winograd's minimal filtering F(m, r) along one axis: y = Aᵀ[(G·k) ⊙ (Bᵀ·x)] gives m outputs of r taps with m + r - 1
/// multiplications. Over two axes each transform is applied along both. The gradient of the taps follows from the same matrices:
/// Gᵀ[(A·y′) ⊙ (Bᵀ·x)].
/// </summary>
/// <remarks>
/// A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", 2015. The matrices are Toom's and Cook's: A and G evaluate polynomials at
/// m + r - 1 points, B interpolates between them.
/// </remarks>
internal sealed class WinogradTransform
{
    /// <summary>The points, in the order in which longer tiles take them. Rows of two points that differ in their sign share sums.</summary>
    private static readonly double[] Points = [0, 1, -1, 2, -2, 0.5, -0.5];

    private static readonly WinogradTransform[] All =
        [new(2, 3, false), new(3, 3, false), new(4, 3, false), new(5, 3, false), new(6, 3, false), new(2, 5, false), new(3, 5, false), new(4, 5, false)];

    private WinogradTransform(int outputs, int taps, bool isTurned)
    {
        Outputs = outputs;
        Taps = taps;
        IsTurned = isTurned;

        // The last point of an even number is infinity, so that each of the others but zero has its opposite.
        double[] points = [.. Points.Take(Size - 1 + (Size % 2))];
        Input = new double[Size][];
        Kernel = new double[Size][];
        OutputGradient = new double[Size][];
        for (int i = 0; i < Size; i++)
        {
            double[] others = [.. points.Where((_, j) => j != i)];
            bool isInfinity = i == points.Length;
            double scale = isInfinity ? 1 : others.Aggregate(1.0, (product, other) => product * (points[i] - other));
            double[] kernel = isInfinity ? Unit(taps) : [.. Powers(points[i], taps).Select(power => power / scale)];
            Input[i] = PolynomialOf(others);
            Kernel[i] = isTurned ? [.. kernel.AsEnumerable().Reverse()] : kernel;
            OutputGradient[i] = isInfinity ? Unit(outputs) : Powers(points[i], outputs);
        }

        int[][] pairs = [[0], .. Enumerable.Range(0, (Size - 1) / 2).Select(i => new[] { (2 * i) + 1, (2 * i) + 2 })];
        int[] evenRows = [.. Enumerable.Range(0, outputs).Where(i => i % 2 == 0)], oddRows = [.. Enumerable.Range(0, outputs).Where(i => i % 2 == 1)];
        Output = [.. Enumerable.Range(0, outputs).Select(i => OutputGradient.Select(row => row[i]).ToArray())];
        InputRows = Size % 2 == 0 ? [.. pairs, [Size - 1]] : pairs;
        OutputRows = [evenRows, oddRows];
    }

    /// <summary>The lengths of kernels that there are transforms for.</summary>
    public static IEnumerable<int> KnownTaps => All.Select(t => t.Taps).Distinct();

    /// <summary>m, the outputs of a tile.</summary>
    public int Outputs { get; }

    /// <summary>r, the length of the kernel.</summary>
    public int Taps { get; }

    /// <summary>Whether the taps stand in the opposite order.</summary>
    public bool IsTurned { get; }

    /// <summary>m + r - 1, the length of a tile of inputs and of a transformed tile.</summary>
    public int Size => Outputs + Taps - 1;

    /// <summary>The products of a tile, for one input channel and one filter.</summary>
    public int Products => Size * Size;

    /// <summary>A name that tells it from the others.</summary>
    public string Name => $"F({Outputs}, {Taps}){(IsTurned ? " of turned kernels" : string.Empty)}";

    /// <summary>Bᵀ, of m + r - 1 rows: each the polynomial that is zero at the other points, by its coefficients from the constant on.</summary>
    public double[][] Input { get; }

    /// <summary>G, of m + r - 1 rows and r columns.</summary>
    public double[][] Kernel { get; }

    /// <summary>Aᵀ, of m rows.</summary>
    public double[][] Output { get; }

    /// <summary>A, of m + r - 1 rows.</summary>
    public double[][] OutputGradient { get; }

    /// <summary>The rows of Bᵀ, of A and of G that share sums, together.</summary>
    public int[][] InputRows { get; }

    /// <summary>The rows of Aᵀ likewise.</summary>
    public int[][] OutputRows { get; }

    /// <summary>The transforms to choose from for kernels of a length.</summary>
    public static IEnumerable<WinogradTransform> Of(int taps) => All.Where(t => t.Taps == taps);

    /// <summary>The same for taps in the opposite order.</summary>
    public WinogradTransform Turn() => new(Outputs, Taps, !IsTurned);

    /// <summary>How many tiles cover an axis of outputs; the last moves back over the one before where the axis is no multiple.</summary>
    public int TilesAlong(int outputs) => (outputs + Outputs - 1) / Outputs;

    private static double[] Powers(double point, int count) => [.. Enumerable.Range(0, count).Select(power => Math.Pow(point, power))];

    private static double[] Unit(int length) => [.. new double[length - 1], 1];

    /// <summary>The coefficients of (x - r₀)·(x - r₁)·…, as many as a tile is long.</summary>
    private double[] PolynomialOf(double[] roots)
    {
        var coefficients = new double[Size];
        coefficients[0] = 1;
        foreach (double root in roots)
        {
            for (int power = Size - 1; power >= 0; power--)
            {
                coefficients[power] = (power > 0 ? coefficients[power - 1] : 0) - (root * coefficients[power]);
            }
        }

        return coefficients;
    }
}

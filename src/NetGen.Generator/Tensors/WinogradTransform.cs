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
    /// <summary>The finite points, in the order in which longer tiles take them. Rows of two points that differ in their sign share sums.</summary>
    private static readonly double[] FinitePoints = [0, 1, -1, 2, -2, 0.5, -0.5];

    private static readonly WinogradTransform[] All =
        [new(2, 3, false), new(3, 3, false), new(4, 3, false), new(5, 3, false), new(6, 3, false), new(2, 5, false), new(3, 5, false), new(4, 5, false)];

    private readonly double[] _points, _kernelPoints;

    private WinogradTransform(int outputs, int taps, bool isTurned)
        : this(outputs, taps, isTurned, PointsOf(outputs + taps - 1), PointsOf(outputs + taps - 1))
    {
    }

    /// <summary>Makes the matrices.</summary>
    /// <param name="outputs">m.</param>
    /// <param name="taps">r.</param>
    /// <param name="isTurned">Whether the taps stand in the opposite order.</param>
    /// <param name="points">The points, as many as a tile is long.</param>
    /// <param name="kernelPoints">The points of a longer tile that begin with these, where its transformed kernel serves this one too.</param>
    private WinogradTransform(int outputs, int taps, bool isTurned, double[] points, double[] kernelPoints)
    {
        (Outputs, Taps, IsTurned, _points, _kernelPoints) = (outputs, taps, isTurned, points, kernelPoints);
        Input = new double[Size][];
        Kernel = new double[Size][];
        OutputGradient = new double[Size][];
        for (int i = 0; i < Size; i++)
        {
            double point = points[i];
            bool isInfinity = double.IsInfinity(point);

            // What divides a kernel that is transformed for more points is multiplied into the inputs again.
            double scale = isInfinity ? 1 : Differences(point, kernelPoints), excess = isInfinity ? 1 : Differences(point, kernelPoints.Skip(Size));
            double[] kernel = isInfinity ? Unit(taps) : [.. Powers(point, taps).Select(power => power / scale)];
            Input[i] = [.. PolynomialOf(points.Where(p => p != point)).Select(coefficient => coefficient * excess)];
            Kernel[i] = isTurned ? [.. kernel.AsEnumerable().Reverse()] : kernel;
            OutputGradient[i] = isInfinity ? Unit(outputs) : Powers(point, outputs);
        }

        int[] evenRows = [.. Enumerable.Range(0, outputs).Where(i => i % 2 == 0)], oddRows = [.. Enumerable.Range(0, outputs).Where(i => i % 2 == 1)];
        Output = [.. Enumerable.Range(0, outputs).Select(i => OutputGradient.Select(row => row[i]).ToArray())];
        InputRows = [.. Enumerable.Range(0, Size)
            .Where(i => i == 0 || points[i] != -points[i - 1])
            .Select(i => i + 1 < Size && points[i + 1] == -points[i] ? new[] { i, i + 1 } : [i])];
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

    /// <summary>The products of a tile of m×m, for one input channel and one filter.</summary>
    public int Products => Size * Size;

    /// <summary>
    /// F(m - 2, r) by the same points but the last two: the first rows of this one's transformed kernel are its own, so that tiles of both cover a map together.
    /// Null where a single output would be left.
    /// </summary>
    public WinogradTransform? Shorter => Outputs < 4 ? null : new(Outputs - 2, Taps, IsTurned, [.. _points.Take(Size - 2)], _kernelPoints);

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
    public WinogradTransform Turn() => new(Outputs, Taps, !IsTurned, _points, _kernelPoints);

    /// <summary>How many tiles cover an axis of outputs; the last moves back over the one before where the axis is no multiple.</summary>
    public int TilesAlong(int outputs) => (outputs + Outputs - 1) / Outputs;

    /// <summary>The points of a tile. An even number has infinity among them, before the last pair, so that each of the others but zero has its opposite.</summary>
    private static double[] PointsOf(int size) => size % 2 == 1
        ? [.. FinitePoints.Take(size)]
        : [.. FinitePoints.Take(size - 3), double.PositiveInfinity, .. FinitePoints.Skip(size - 3).Take(2)];

    private static double Differences(double point, IEnumerable<double> others) =>
        others.Where(other => other != point && !double.IsInfinity(other)).Aggregate(1.0, (product, other) => product * (point - other));

    private static double[] Powers(double point, int count) => [.. Enumerable.Range(0, count).Select(power => Math.Pow(point, power))];

    private static double[] Unit(int length) => [.. new double[length - 1], 1];

    /// <summary>The coefficients of (x - r₀)·(x - r₁)·…, as many as a tile is long, with those of the roots that are finite.</summary>
    private double[] PolynomialOf(IEnumerable<double> roots)
    {
        var coefficients = new double[Size];
        coefficients[0] = 1;
        foreach (double root in roots.Where(r => !double.IsInfinity(r)))
        {
            for (int power = Size - 1; power >= 0; power--)
            {
                coefficients[power] = (power > 0 ? coefficients[power - 1] : 0) - (root * coefficients[power]);
            }
        }

        return coefficients;
    }
}

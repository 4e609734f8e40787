namespace NetGen.Generator.Tensors;

/// <summary>
/// Winograd's minimal filtering F(m, r) along one axis: y = Aᵀ[(G·k) ⊙ (Bᵀ·x)] gives m outputs of r taps with m + r - 1
/// multiplications. Over two axes each transform is applied along both. The gradient of the taps follows from the same matrices:
/// Gᵀ[(A·y′) ⊙ (Bᵀ·x)].
/// </summary>
/// <remarks>A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", 2015; the matrices interpolate at 0, ±1, (±2) and infinity.</remarks>
/// <param name="Outputs">m, the outputs of a tile.</param>
/// <param name="Input">Bᵀ, of m + r - 1 rows.</param>
/// <param name="Kernel">G, of m + r - 1 rows and r columns.</param>
/// <param name="Output">Aᵀ, of m rows.</param>
/// <param name="InputRows">The rows of Bᵀ, and of A, that share sums, together, in passes over a tile: what a pass holds stays in registers.</param>
/// <param name="KernelRows">The rows of G that share sums, together.</param>
/// <param name="OutputRows">The rows of Aᵀ likewise.</param>
internal sealed record WinogradTransform(
    int Outputs, double[][] Input, double[][] Kernel, double[][] Output, int[][][] InputRows, int[][] KernelRows, int[][][] OutputRows)
{
    private static readonly WinogradTransform Two = new(
        2,
        Input: [[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]],
        Kernel: [[1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]],
        Output: [[1, 1, 1, 0], [0, 1, -1, -1]],
        InputRows: [[[0], [1, 2], [3]]],
        KernelRows: [[0], [1, 2], [3]],
        OutputRows: [[[0], [1]]]);

    private static readonly WinogradTransform Four = new(
        4,
        Input:
        [
            [4, 0, -5, 0, 1, 0],
            [0, -4, -4, 1, 1, 0],
            [0, 4, -4, -1, 1, 0],
            [0, -2, -1, 2, 1, 0],
            [0, 2, -1, -2, 1, 0],
            [0, 4, 0, -5, 0, 1],
        ],
        Kernel:
        [
            [1 / 4.0, 0, 0],
            [-1 / 6.0, -1 / 6.0, -1 / 6.0],
            [-1 / 6.0, 1 / 6.0, -1 / 6.0],
            [1 / 24.0, 1 / 12.0, 1 / 6.0],
            [1 / 24.0, -1 / 12.0, 1 / 6.0],
            [0, 0, 1],
        ],
        Output: [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]],
        InputRows: [[[0], [1, 2]], [[3, 4], [5]]],
        KernelRows: [[0], [1, 2], [3, 4], [5]],
        OutputRows: [[[0, 2]], [[1, 3]]]);

    /// <summary>Two outputs of five taps at the points of <see cref="Four"/>, and so with its Bᵀ.</summary>
    private static readonly WinogradTransform TwoOfFive = new(
        2,
        Input: Four.Input,
        Kernel:
        [
            [1 / 4.0, 0, 0, 0, 0],
            [-1 / 6.0, -1 / 6.0, -1 / 6.0, -1 / 6.0, -1 / 6.0],
            [-1 / 6.0, 1 / 6.0, -1 / 6.0, 1 / 6.0, -1 / 6.0],
            [1 / 24.0, 1 / 12.0, 1 / 6.0, 1 / 3.0, 2 / 3.0],
            [1 / 24.0, -1 / 12.0, 1 / 6.0, -1 / 3.0, 2 / 3.0],
            [0, 0, 0, 0, 1],
        ],
        Output: [[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 1]],
        InputRows: Four.InputRows,
        KernelRows: Four.KernelRows,
        OutputRows: [[[0], [1]]]);

    private static readonly WinogradTransform[] All = [Two, Four, TwoOfFive];

    /// <summary>The lengths of kernels that there are transforms for.</summary>
    public static IEnumerable<int> KnownTaps => All.Select(t => t.Taps).Distinct();

    /// <summary>r, the length of the kernel.</summary>
    public int Taps => Kernel[0].Length;

    /// <summary>Whether the taps stand in the opposite order.</summary>
    public bool IsTurned { get; private init; }

    /// <summary>A name that tells it from the others.</summary>
    public string Name => $"F({Outputs}, {Taps}){(IsTurned ? " of turned kernels" : string.Empty)}";

    /// <summary>A, of m + r - 1 rows.</summary>
    public double[][] OutputGradient => [.. Enumerable.Range(0, Size).Select(i => Output.Select(row => row[i]).ToArray())];

    /// <summary>m + r - 1, the length of a tile of inputs and of a transformed tile.</summary>
    public int Size => Input.Length;

    /// <summary>The products of a tile, for one input channel and one filter.</summary>
    public int Products => Size * Size;

    /// <summary>The transforms to choose from for kernels of a length.</summary>
    public static IEnumerable<WinogradTransform> Of(int taps) => All.Where(t => t.Taps == taps);

    /// <summary>The same for taps in the opposite order.</summary>
    public WinogradTransform Turn() => this with { Kernel = [.. Kernel.Select(row => row.AsEnumerable().Reverse().ToArray())], IsTurned = !IsTurned };

    /// <summary>How many tiles cover an axis of outputs; the last moves back over the one before where the axis is no multiple.</summary>
    public int TilesAlong(int outputs) => (outputs + Outputs - 1) / Outputs;
}

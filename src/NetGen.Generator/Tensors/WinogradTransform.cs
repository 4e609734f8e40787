namespace NetGen.Generator.Tensors;

/// <summary>
/// Winograd's minimal filtering F(m, 3) along one axis: y = Aᵀ[(G·k) ⊙ (Bᵀ·x)] gives m outputs of three taps with m + 2
/// multiplications. Over two axes each transform is applied along both.
/// </summary>
/// <remarks>A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", 2015; the matrices interpolate at 0, ±1, (±2) and infinity.</remarks>
/// <param name="Outputs">m, the outputs of a tile.</param>
/// <param name="Input">Bᵀ, of m + 2 rows.</param>
/// <param name="Kernel">G, of m + 2 rows.</param>
/// <param name="Output">Aᵀ, of m rows.</param>
/// <param name="InputRows">The rows of Bᵀ that share sums, together, in passes over a tile: what a pass holds stays in registers.</param>
/// <param name="KernelRows">The rows of G that share sums, together.</param>
/// <param name="OutputRows">The rows of Aᵀ likewise.</param>
internal sealed record WinogradTransform(
    int Outputs, double[][] Input, double[][] Kernel, double[][] Output, int[][][] InputRows, int[][] KernelRows, int[][][] OutputRows)
{
    public const int Taps = 3;

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

    /// <summary>The transforms to choose from.</summary>
    public static IReadOnlyList<WinogradTransform> All { get; } = [Two, Four];

    /// <summary>The same for taps in the opposite order.</summary>
    public WinogradTransform Turned => this with { Kernel = [.. Kernel.Select(row => row.AsEnumerable().Reverse().ToArray())] };

    /// <summary>m + 2, the length of a tile of inputs and of a transformed tile.</summary>
    public int Size => Input.Length;

    /// <summary>The products of a tile, for one input channel and one filter.</summary>
    public int Products => Size * Size;

    /// <summary>How many tiles cover an axis of outputs; the last moves back over the one before where the axis is no multiple.</summary>
    public int TilesAlong(int outputs) => (outputs + Outputs - 1) / Outputs;
}

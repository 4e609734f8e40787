namespace NetGen.Generator.Tensors;

/// <summary>
/// How tiles cover a map: tiles of one size, of which the last of each axis moves back over the one before, or longer ones and, behind them, some that are two
/// outputs shorter, where those reach the end exactly. All are multiplied with the same transformed kernel.
/// </summary>
internal sealed class WinogradCover
{
    private readonly IReadOnlyList<WinogradStretch> _down, _across;

    private WinogradCover(WinogradTransform transform, IReadOnlyList<WinogradStretch> down, IReadOnlyList<WinogradStretch> across)
    {
        (Transform, _down, _across) = (transform, down, across);
        Areas = [.. down.SelectMany(d => across.Select(a => new WinogradArea(d, a)))];
    }

    /// <summary>The transform of the kernel, and of the longest tiles.</summary>
    public WinogradTransform Transform { get; }

    /// <summary>The parts of the map, each of tiles of one shape.</summary>
    public IReadOnlyList<WinogradArea> Areas { get; }

    /// <summary>The sizes of tiles, such as <c>6×6</c>.</summary>
    public string Tiles => Areas.Count == 1 ? Areas[0].Tile : $"{string.Join(", ", Areas.Take(Areas.Count - 1).Select(a => a.Tile))} and {Areas[Areas.Count - 1].Tile}";

    /// <summary>All ways to cover a map by tiles for kernels of a length.</summary>
    public static IEnumerable<WinogradCover> Of(TensorShape map, int taps) => WinogradTransform.Of(taps)
        .Where(t => Math.Min(map[0], map[1]) >= t.Outputs)
        .SelectMany(t => Along(t, map[0]).SelectMany(down => Along(t, map[1]).Select(across => new WinogradCover(t, down, across))));

    /// <summary>The same with the kernel's taps in the opposite order.</summary>
    public WinogradCover Turn() => new(Transform.Turn(), [.. _down.Select(s => s.Turn())], [.. _across.Select(s => s.Turn())]);

    private static IEnumerable<IReadOnlyList<WinogradStretch>> Along(WinogradTransform transform, int outputs)
    {
        yield return [new WinogradStretch(transform, 0, outputs)];
        if (outputs % transform.Outputs == 0 || transform.Shorter is not { } shorter)
        {
            yield break;
        }

        for (int longer = outputs / transform.Outputs; longer > 0; longer--)
        {
            int covered = longer * transform.Outputs;
            if ((outputs - covered) % shorter.Outputs == 0)
            {
                yield return [new WinogradStretch(transform, 0, covered), new WinogradStretch(shorter, covered, outputs - covered)];
                yield break;
            }
        }
    }
}

/// <summary>Outputs along one axis of a map that tiles of one length cover.</summary>
/// <param name="Transform">The transform along the axis.</param>
/// <param name="Start">The first output.</param>
/// <param name="Length">The number of outputs.</param>
internal sealed record WinogradStretch(WinogradTransform Transform, int Start, int Length)
{
    /// <summary>The tiles along the axis; the last moves back over the one before where the length is no multiple.</summary>
    public int Tiles => Transform.TilesAlong(Length);

    /// <summary>Where the last tile begins in the stretch.</summary>
    public int LastTile => Length - Transform.Outputs;

    /// <summary>The same with the kernel's taps in the opposite order.</summary>
    public WinogradStretch Turn() => this with { Transform = Transform.Turn() };
}

/// <summary>A part of a map that tiles of one shape cover.</summary>
/// <param name="Down">Its rows.</param>
/// <param name="Across">Its columns.</param>
internal sealed record WinogradArea(WinogradStretch Down, WinogradStretch Across)
{
    /// <summary>The tiles of one sample.</summary>
    public int Tiles => Down.Tiles * Across.Tiles;

    /// <summary>The products of a tile, for one input channel and one filter.</summary>
    public int Products => Down.Transform.Size * Across.Transform.Size;

    /// <summary>The size of a tile.</summary>
    public string Tile => $"{Down.Transform.Outputs}×{Across.Transform.Outputs}";
}

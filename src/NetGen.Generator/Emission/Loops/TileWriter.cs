using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Writes loops over tiles of a map, and transforms of tiles. Vectors lie along the channels.</summary>
/// <param name="transform">The transform.</param>
/// <param name="element">The element type, as C#.</param>
/// <param name="v">The width.</param>
internal sealed class TileWriter(WinogradTransform transform, string element, VectorSyntax v)
{
    /// <summary>The body of a kernel that writes M·x·Mᵀ for each tile x of a map, element by element to <c>tiles</c>.</summary>
    /// <param name="factors">M.</param>
    /// <param name="channels">The channels of the map.</param>
    public string IntoTiles(double[][] factors, int channels)
    {
        var writer = new CodeWriter();
        using (var blocks = new Blocks())
        {
            OpenTiles(writer, blocks);
            WriteRows(writer, "x", "x", "map", factors[0].Length);
            WriteElements(writer, "v", "tiles");

            // A vector may reach past the last channel: into the next tile, which is yet to be written, or into the gap behind the last.
            OpenChannels(writer, blocks, channels);
            WriteTransform(
                writer,
                factors,
                transform.InputRows,
                (i, j) => writer.Line($"{v.Type} x{i}_{j} = {v.Load($"xRow{i}", Column("x", j))};"),
                "x",
                (i, j, value) => writer.Line(v.Store(value, $"vRow{i}", Column("v", j))));
        }

        return writer.ToString();
    }

    /// <summary>Writes M·x·Mᵀ: in each pass a few rows of M·x, column by column, then those rows times Mᵀ.</summary>
    /// <param name="writer">Where the code goes.</param>
    /// <param name="factors">M.</param>
    /// <param name="passes">Its rows in passes and groups.</param>
    /// <param name="load">Writes the load of an element of x, by row and column.</param>
    /// <param name="name">The stem of the locals that it writes to.</param>
    /// <param name="store">Writes the store of an element of the result.</param>
    public void WriteTransform(
        CodeWriter writer, double[][] factors, int[][][] passes, Action<int, int> load, string name, Action<int, int, string> store)
    {
        var matrix = new MatrixWriter(writer, v);
        int size = factors[0].Length;
        foreach (int[][] pass in passes)
        {
            using IDisposable block = writer.Block();
            var rows = new Dictionary<int, string[]>();
            int[] read = [.. Enumerable.Range(0, size).Where(i => pass.Any(g => g.Any(r => factors[r][i] != 0)))];
            for (int j = 0; j < size; j++)
            {
                foreach (int i in read)
                {
                    load(i, j);
                }

                foreach (int[] group in pass)
                {
                    string[] sums = matrix.Write([.. group.Select(r => factors[r])], [.. Enumerable.Range(0, size).Select(i => $"{name}{i}_{j}")], $"r{group[0]}_{j}");
                    for (int r = 0; r < group.Length; r++)
                    {
                        rows.TryGetValue(group[r], out string[]? known);
                        rows[group[r]] = [.. known ?? [], sums[r]];
                    }
                }
            }

            foreach (int row in rows.Keys.OrderBy(r => r))
            {
                foreach (int[] group in passes.SelectMany(p => p))
                {
                    string[] results = matrix.Write([.. group.Select(r => factors[r])], rows[row], $"t{row}_{group[0]}");
                    for (int j = 0; j < group.Length; j++)
                    {
                        store(row, group[j], results[j]);
                    }
                }
            }
        }
    }

    /// <summary>Opens the loop over tiles. The last of each axis moves back over the one before if the map says so.</summary>
    public void OpenTiles(CodeWriter writer, Blocks blocks)
    {
        int size = transform.Outputs;
        blocks.Add(writer.Block("for (nint p = 0; p < count; p++)"));
        writer.Line("int tile = first + (int)p, n = tile / map.Tiles, inSample = tile - (n * map.Tiles);");
        writer.Line($"nint oy = Math.Min(inSample / map.TilesAcross * {size}, map.LastRow), ox = Math.Min(inSample % map.TilesAcross * {size}, map.LastColumn);");
    }

    /// <summary>Declares the rows of pixels of the tile at hand, and the distances between pixels.</summary>
    public void WriteRows(CodeWriter writer, string name, string reference, string map, int size)
    {
        writer.Line(
            $"ref {element} {name}Row0 = ref Unsafe.Add(ref {reference}, ((nint)n * {map}.SampleStride) + (oy * {map}.RowStride) + (ox * {map}.ColumnStride));");
        for (int i = 1; i < size; i++)
        {
            writer.Line($"ref {element} {name}Row{i} = ref Unsafe.Add(ref {name}Row{i - 1}, {map}.RowStride);");
        }

        WriteColumns(writer, name, $"{map}.ColumnStride", size);
    }

    /// <summary>Declares the rows of the transformed tile at hand, and the distances between its elements.</summary>
    public void WriteElements(CodeWriter writer, string name, string reference)
    {
        writer.Line($"ref {element} {name}Row0 = ref Unsafe.Add(ref {reference}, p * map.Channels);");
        for (int i = 1; i < transform.Size; i++)
        {
            writer.Line($"ref {element} {name}Row{i} = ref Unsafe.Add(ref {name}Row{i - 1}, {transform.Size} * map.ElementStride);");
        }

        WriteColumns(writer, name, "map.ElementStride", transform.Size);
    }

    /// <summary>Opens the loop over vectors of channels: as many as the map has, where vectors divide them.</summary>
    public void OpenChannels(CodeWriter writer, Blocks blocks, int channels)
    {
        if (channels % v.Lanes > 0)
        {
            Vectors(channels).Open(writer, blocks, isShared: false);
            return;
        }

        blocks.Add(writer.Block($"for (nint c = 0; c < map.Channels; c += {v.Lanes})"));
    }

    /// <summary>The vectors that cover some channels; the last moves back over the one before.</summary>
    public TileSpan Vectors(int channels) => TileSpan.Vectors(new LoopAxis("c", channels, false, false, [1]), 1, v.Lanes, canOverlap: true)[0];

    /// <summary>The vector of channels at a distance, as C#.</summary>
    public static string At(int offset) => offset == 0 ? "c" : $"c + {offset}";

    /// <summary>How far an element of a row lies from its first, as C#.</summary>
    public static string Column(string name, int column) => column == 0 ? "c" : $"c + {name}Column{column}";

    private static void WriteColumns(CodeWriter writer, string name, string stride, int size) =>
        writer.Line($"nint {string.Join(", ", Enumerable.Range(1, size - 1).Select(j => $"{name}Column{j} = {(j == 1 ? stride : $"{j} * {stride}")}"))};");
}

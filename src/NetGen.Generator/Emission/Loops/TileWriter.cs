using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Writes loops over tiles of a map, and transforms of tiles. Vectors lie along the channels.</summary>
/// <param name="down">The transform of columns.</param>
/// <param name="across">That of rows.</param>
/// <param name="element">The element type, as C#.</param>
/// <param name="v">The width.</param>
internal sealed class TileWriter(WinogradTransform down, WinogradTransform across, string element, VectorSyntax v)
{
    /// <summary>The vectors of channels whose columns come before their rows: what a row reads has then long been stored.</summary>
    private const int VectorsTogether = 2;

    /// <summary>The body of a kernel that writes M·x·Nᵀ for each tile x of a map, element by element to <c>tiles</c>.</summary>
    /// <param name="matrix">Which matrix of a transform M is down the columns, and N along the rows.</param>
    /// <param name="channels">The channels of the map.</param>
    /// <param name="isFarAway">Whether the map is in no cache: then each tile asks for the next one.</param>
    public string IntoTiles(Func<WinogradTransform, double[][]> matrix, int channels, bool isFarAway = false)
    {
        var writer = new CodeWriter();
        double[][] m = matrix(down), n = matrix(across);
        using (var blocks = new Blocks())
        {
            WriteHalf(writer, down.Size * n[0].Length);
            OpenTiles(writer, blocks);
            WriteTile(writer, "x", "x", "map");
            WriteOffsets(writer, "xRow", "map.RowStride", m[0].Length);
            if (isFarAway)
            {
                WriteAsk(writer, m[0].Length, n[0].Length * channels);
            }

            writer.Line($"ref {element} vTile = ref Unsafe.Add(ref tiles, p * map.Channels);");
            WriteOffsets(writer, "vColumn", "map.ElementStride", across.Size);

            // A vector may reach past the last channel: into the next tile, which is yet to be written, or into the gap behind the last.
            OpenChannels(writer, blocks, channels);
            WriteColumns(writer, m, down.InputRows, n[0].Length, "x", "map.ColumnStride", channels);
            WriteRows(
                writer,
                n,
                across.InputRows,
                m.Length,
                [("v", $"{across.Size} * map.ElementStride")],
                channels,
                () => { },
                (j, value) => writer.Line(v.Store(value, "vRow", Offset("vColumn", j))));
        }

        return writer.ToString();
    }

    /// <summary>Declares the memory for M·x of one tile and some vectors of channels.</summary>
    public void WriteHalf(CodeWriter writer, int vectors)
    {
        writer.Line($"Span<{element}> memory = stackalloc {element}[{VectorsTogether * vectors * v.Lanes} + Panels.Slack];");
        writer.Line($"ref {element} half = ref Panels.Align(memory);");
    }

    /// <summary>Writes the first half of M·x·Nᵀ: M times each column of a tile.</summary>
    /// <param name="writer">Where the code goes.</param>
    /// <param name="factors">M.</param>
    /// <param name="groups">Its rows that share sums, together.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="name">The tile's name, which that of its reference and those of its rows' offsets begin with.</param>
    /// <param name="columnStride">The distance between its columns, as C#.</param>
    /// <param name="channels">The channels of the map.</param>
    public void WriteColumns(CodeWriter writer, double[][] factors, int[][] groups, int columns, string name, string columnStride, int channels)
    {
        writer.Line("// Down the columns.");
        writer.Line($"ref {element} to = ref half;");
        using IDisposable? vectors = OpenVectors(writer, channels);
        writer.Line($"ref {element} column = ref Unsafe.Add(ref {name}Tile, c);");
        using (writer.Block($"for (int j = {columns}; j > 0; j--)"))
        {
            WriteProduct(writer, factors, groups, name, i => v.Load("column", Offset($"{name}Row", i)), (i, value) => writer.Line(v.Store(value, "to", $"{i * columns * v.Lanes}")));
            writer.Line($"column = ref Unsafe.Add(ref column, {columnStride});");
            writer.Line($"to = ref Unsafe.Add(ref to, {v.Lanes});");
        }

        if (vectors is not null)
        {
            writer.Line($"to = ref Unsafe.Add(ref to, {(factors.Length - 1) * columns * v.Lanes});");
        }
    }

    /// <summary>Writes the second half: N times each row of the first.</summary>
    /// <param name="writer">Where the code goes.</param>
    /// <param name="factors">N.</param>
    /// <param name="groups">Its rows that share sums, together.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="tiles">The names of the tiles that the result is stored to and that the store reads, and the distances between their rows, as C#.</param>
    /// <param name="channels">The channels of the map.</param>
    /// <param name="load">Writes what the store reads besides tiles.</param>
    /// <param name="store">Writes the store of an element of the row at hand, by its column.</param>
    public void WriteRows(
        CodeWriter writer,
        double[][] factors,
        int[][] groups,
        int rows,
        IReadOnlyList<(string Name, string RowStride)> tiles,
        int channels,
        Action load,
        Action<int, string> store)
    {
        writer.Line();
        writer.Line("// Along the rows.");
        writer.Line($"ref {element} from = ref half;");
        using IDisposable? vectors = OpenVectors(writer, channels);
        load();
        foreach ((string name, _) in tiles)
        {
            writer.Line($"ref {element} {name}Row = ref Unsafe.Add(ref {name}Tile, c);");
        }

        using (writer.Block($"for (int i = {rows}; i > 0; i--)"))
        {
            WriteProduct(writer, factors, groups, "h", j => v.Load("from", $"{j * v.Lanes}"), store);
            writer.Line($"from = ref Unsafe.Add(ref from, {factors[0].Length * v.Lanes});");
            foreach ((string name, string stride) in tiles)
            {
                writer.Line($"{name}Row = ref Unsafe.Add(ref {name}Row, {stride});");
            }
        }
    }

    /// <summary>Opens the loop over tiles. The last of each axis moves back over the one before if the map says so.</summary>
    public void OpenTiles(CodeWriter writer, Blocks blocks)
    {
        blocks.Add(writer.Block("for (nint p = 0; p < count; p++)"));
        writer.Line("int tile = first + (int)p;");
        WritePosition(writer, "tile", "n", "oy", "ox");
    }

    /// <summary>Declares where the tile at hand lies in a map.</summary>
    public void WriteTile(CodeWriter writer, string name, string reference, string map) => writer.Line(
        $"ref {element} {name}Tile = ref Unsafe.Add(ref {reference}, ((nint)n * {map}.SampleStride) + (oy * {map}.RowStride) + (ox * {map}.ColumnStride));");

    /// <summary>Declares a tile's sample, and the row and column where its outputs begin.</summary>
    private void WritePosition(CodeWriter writer, string tile, string sample, string row, string column)
    {
        writer.Line($"int {sample} = {tile} / map.Tiles, {tile}InSample = {tile} - ({sample} * map.Tiles);");
        writer.Line($"nint {row} = Math.Min({tile}InSample / map.TilesAcross * {down.Outputs}, map.LastRow), {column} = Math.Min({tile}InSample % map.TilesAcross * {across.Outputs}, map.LastColumn);");
    }

    /// <summary>Asks memory for the tile after the one at hand, row by row: the processor does not foresee such short stretches.</summary>
    private void WriteAsk(CodeWriter writer, int rows, int rowLength)
    {
        writer.Line("// The next tile comes from memory.");
        writer.Line("int next = tile + 1;");
        WritePosition(writer, "next", "nextN", "nextY", "nextX");
        writer.Line("nint ahead = ((nint)nextN * map.SampleStride) + (nextY * map.RowStride) + (nextX * map.ColumnStride);");
        using (writer.Block($"for (int i = {rows}; i > 0; i--)"))
        {
            writer.Line($"Caches.Prefetch(ref x, ahead, {rowLength});");
            writer.Line("ahead += map.RowStride;");
        }

        writer.Line();
    }

    /// <summary>Where an area begins in a map, as C#.</summary>
    public static string InArea(WinogradArea area, string reference, TensorPlace map)
    {
        long offset = ((long)area.Down.Start * map.Strides[0]) + ((long)area.Across.Start * map.Strides[1]);
        return offset == 0 ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {offset})";
    }

    /// <summary>Declares the distances of a line's elements from its first.</summary>
    public static void WriteOffsets(CodeWriter writer, string name, string stride, int count) =>
        writer.Line($"nint {string.Join(", ", Enumerable.Range(1, count - 1).Select(i => $"{name}{i} = {(i == 1 ? stride : $"{i} * {stride}")}"))};");

    /// <summary>The distance of an element of a line from its first, as C#.</summary>
    public static string Offset(string name, int index) => index == 0 ? "0" : $"{name}{index}";

    /// <summary>Opens the loop over channels: vector by vector, or some vectors at a time where vectors divide them.</summary>
    public void OpenChannels(CodeWriter writer, Blocks blocks, int channels)
    {
        if (channels % v.Lanes > 0)
        {
            Vectors(channels).Open(writer, blocks, isShared: false);
            return;
        }

        blocks.Add(writer.Block($"for (nint start = 0; start < map.Channels; start += {VectorsTogether * v.Lanes})"));
        writer.Line($"nint end = Math.Min(start + {VectorsTogether * v.Lanes}, map.Channels);");
    }

    /// <summary>The vectors that cover some channels; the last moves back over the one before.</summary>
    public TileSpan Vectors(int channels) => TileSpan.Vectors(new LoopAxis("c", channels, false, false, [1]), 1, v.Lanes, canOverlap: true)[0];

    /// <summary>The vector of channels at a distance, as C#.</summary>
    public static string At(int offset) => offset == 0 ? "c" : $"c + {offset}";

    /// <summary>Opens the loop over the vectors that are taken at a time; null where that is one.</summary>
    private IDisposable? OpenVectors(CodeWriter writer, int channels) =>
        channels % v.Lanes > 0 ? null : writer.Block($"for (nint c = start; c < end; c += {v.Lanes})");

    /// <summary>Writes a matrix times a line of vectors.</summary>
    private void WriteProduct(CodeWriter writer, double[][] factors, int[][] groups, string name, Func<int, string> load, Action<int, string> store)
    {
        string[] line = [.. factors[0].Select((_, i) => $"{name}{i}")];
        for (int i = 0; i < line.Length; i++)
        {
            writer.Line($"{v.Type} {line[i]} = {load(i)};");
        }

        var matrix = new MatrixWriter(writer, v);
        foreach (int[] group in groups)
        {
            string[] results = matrix.Write([.. group.Select(r => factors[r])], line, $"{name}{string.Concat(group.Select(r => $"_{r}"))}");
            for (int r = 0; r < group.Length; r++)
            {
                store(group[r], results[r]);
            }
        }
    }
}

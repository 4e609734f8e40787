using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Where the tiles of transformed convolutions lie in a map of pixels, and where their elements are kept.</summary>
/// <param name="SampleStride">The distance between samples.</param>
/// <param name="RowStride">The distance between rows of pixels.</param>
/// <param name="ColumnStride">The distance between pixels.</param>
/// <param name="Tiles">The tiles of a sample.</param>
/// <param name="TilesAcross">The tiles of a row.</param>
/// <param name="LastRow">The row of the last tile, which may move back over the one before.</param>
/// <param name="LastColumn">The column of the last tile.</param>
/// <param name="Channels">The channels of a pixel.</param>
/// <param name="ElementStride">The distance between the elements of a transformed tile.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct TileMap(
    int SampleStride, int RowStride, int ColumnStride, int Tiles, int TilesAcross, int LastRow, int LastColumn, int Channels, int ElementStride);

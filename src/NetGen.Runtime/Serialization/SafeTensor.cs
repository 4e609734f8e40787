using System.Globalization;

namespace NetGen.Serialization;

/// <summary>One entry of a safetensors header.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Type">Its element type as the file spells it, such as <c>F32</c>.</param>
/// <param name="Shape">Its shape; no dimension is negative.</param>
/// <param name="Begin">Where its bytes start, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record SafeTensor(string Name, string Type, long[] Shape, long Begin, long End)
{
    /// <summary>The number of its bytes.</summary>
    public long Length => End - Begin;

    /// <summary>A shape in words: <c>(3, 3, 1, 32)</c>.</summary>
    public static string Describe(IEnumerable<long> shape) =>
        $"({string.Join(", ", shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))})";
}

using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetGen.Tests.Fixtures;

/// <summary>A tensor as a fixture stores it, widened to double.</summary>
internal sealed record StoredTensor(int[] Shape, double[] Values)
{
    public T[] As<T>()
        where T : unmanaged, INumber<T> => Array.ConvertAll(Values, T.CreateChecked);
}

/// <summary>Just enough of the safetensors format for fixtures; written here again, so that they do not depend on what they test.</summary>
internal static class SafetensorsFile
{
    public static Dictionary<string, StoredTensor> Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        int headerLength = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, headerLength));
        return header.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__").ToDictionary(e => e.Name, e =>
        {
            int[] offsets = Numbers(e.Value.GetProperty("data_offsets"));
            byte[] bytes = file[(8 + headerLength + offsets[0])..(8 + headerLength + offsets[1])];
            return new StoredTensor(Numbers(e.Value.GetProperty("shape")), Values(e.Value.GetProperty("dtype").GetString(), bytes));
        });
    }

    /// <summary>Writes tensors of one element type, without metadata, as another tool would.</summary>
    public static void Write<T>(string path, IEnumerable<(string Name, int[] Shape, T[] Values)> tensors)
        where T : unmanaged
    {
        var header = new Dictionary<string, object>();
        using var content = new MemoryStream();
        foreach ((string name, int[] shape, T[] values) in tensors)
        {
            long start = content.Length;
            content.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            header[name] = new { dtype = typeof(T) == typeof(float) ? "F32" : "F64", shape, data_offsets = new[] { start, content.Length } };
        }

        byte[] text = JsonSerializer.SerializeToUtf8Bytes(header);
        using FileStream file = File.Create(path);
        file.Write(BitConverter.GetBytes((ulong)text.Length));
        file.Write(text);
        content.WriteTo(file);
    }

    private static int[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetInt32())];

    private static double[] Values(string? type, byte[] bytes)
    {
        return type switch
        {
            "F64" => Convert(8, b => BinaryPrimitives.ReadDoubleLittleEndian(b)),
            "F32" => Convert(4, b => BinaryPrimitives.ReadSingleLittleEndian(b)),
            "I32" => Convert(4, b => BinaryPrimitives.ReadInt32LittleEndian(b)),
            _ => throw new InvalidDataException($"A fixture holds {type}, which this reader does not know."),
        };

        double[] Convert(int size, Func<byte[], double> read) => [.. bytes.Chunk(size).Select(read)];
    }
}

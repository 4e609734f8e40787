using System.ComponentModel;
using System.Numerics;
using NetGen.Serialization;

namespace NetGen.Generated;

/// <summary>Saves and loads a network's parameters as safetensors. For generated code.</summary>
/// <remarks>
/// A file holds every entry of the parameter table under its name, as <c>F32</c> or <c>F64</c>, and the network's
/// architecture hash in its metadata. Loading takes either type into either precision. A file that holds another hash is
/// refused; one without a hash, made by another tool, is taken if names and shapes fit. Whatever is wrong with a file, the network
/// stays as it was.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WeightFile
{
    private const string HashKey = "netgen.architecture";

    /// <summary>Saves to a file. The new file takes the old one's place only once it is complete on the disk.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <exception cref="IOException">The file cannot be written; what was there before remains.</exception>
    public static void Save<T>(INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => Save(network, stream));
    }

    /// <summary>Saves to a stream, which stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream.</param>
    /// <typeparam name="T">The element type.</typeparam>
    public static void Save<T>(INetwork<T> network, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        string type = TensorBytes.TypeName<T>();
        long elementSize = TensorBytes.ElementSize(type)!.Value;
        var tensors = new List<SafeTensor>();
        long at = 0;
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            long end = at + (parameter.Length * elementSize);
            tensors.Add(new SafeTensor(parameter.Name, type, [.. parameter.Shape.Select(size => (long)size)], at, end));
            at = end;
        }

        stream.Write(SafeTensorsHeader.Write(tensors, [new(HashKey, network.ArchitectureHash)]));
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            TensorBytes.Write<T>(stream, network.Weights.Slice(parameter.Offset, parameter.Length));
        }
    }

    /// <summary>Loads from a file.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <exception cref="InvalidDataException">The file is damaged or does not fit the network; the message names the file,
    /// what was expected and what was found.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static void Load<T>(INetwork<T> network, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Load(network, stream, path);
    }

    /// <summary>Loads from a stream, from its position to its end; the stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it need not be able to seek.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <inheritdoc cref="Load{T}(INetwork{T}, string)"/>
    public static void Load<T>(INetwork<T> network, Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Load(network, stream, "stream");
    }

    /// <summary>Loads from memory.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bytes">The whole file.</param>
    /// <typeparam name="T">The element type.</typeparam>
    /// <inheritdoc cref="Load{T}(INetwork{T}, string)"/>
    public static void Load<T>(INetwork<T> network, ReadOnlySpan<byte> bytes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        Load(network, stream, "bytes");
    }

    private static void Load<T>(INetwork<T> network, Stream stream, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        SafeTensorsHeader header = ReadHeader(stream, source);
        Dictionary<string, ParameterInfo> parameters = WeightFileChecks.Match(network, header, HashKey, source);

        // Everything is read before anything is changed.
        var loaded = new T[network.ParameterTable.Count == 0 ? 0 : network.ParameterTable.Max(p => p.Offset + p.Length)];
        foreach (SafeTensor tensor in header.Tensors)
        {
            ParameterInfo parameter = parameters[tensor.Name];
            long found = TensorBytes.Read(stream, tensor.Type, loaded.AsSpan(parameter.Offset, parameter.Length));
            if (found < tensor.Length)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{source}: expected {tensor.Length} bytes of data for tensor '{tensor.Name}', found {found}: the file is truncated."));
            }
        }

        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected the end after {header.DataLength} bytes of data, found more bytes."));
        }

        Span<T> weights = network.Weights;
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            loaded.AsSpan(parameter.Offset, parameter.Length).CopyTo(weights[parameter.Offset..]);
        }

        network.WeightsChanged();
    }

    private static SafeTensorsHeader ReadHeader(Stream stream, string source)
    {
        Span<byte> prefix = stackalloc byte[SafeTensorsHeader.PrefixLength];
        int found = stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (found < prefix.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected {prefix.Length} bytes with the length of the header, found {found}: the file is truncated."));
        }

        ulong length = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > SafeTensorsHeader.LongestJson)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected a header of 1 to {SafeTensorsHeader.LongestJson} bytes, found a length of {length}: this is no safetensors file."));
        }

        if (stream.CanSeek && (long)length > stream.Length - stream.Position)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected {length} bytes of header, found {stream.Length - stream.Position}: the file is truncated."));
        }

        var json = new byte[length];
        found = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
        if (found < json.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected {length} bytes of header, found {found}: the file is truncated."));
        }

        return SafeTensorsHeader.Parse(json, source);
    }
}

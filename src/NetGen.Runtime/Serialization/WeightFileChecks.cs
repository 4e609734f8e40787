using System.Numerics;

namespace NetGen.Serialization;

/// <summary>Whether the tensors of a file are the parameters of a network.</summary>
internal static class WeightFileChecks
{
    private const int MostNames = 10;

    /// <summary>Checks names, types, shapes, lengths and the hash.</summary>
    /// <returns>The network's parameters by name.</returns>
    /// <exception cref="InvalidDataException">Something does not fit.</exception>
    public static Dictionary<string, ParameterInfo> Match<T>(
        INetwork<T> network, SafeTensorsHeader header, string hashKey, string source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var parameters = network.ParameterTable.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        CheckNames(network.ParameterTable, parameters, header, source);
        foreach (SafeTensor tensor in header.Tensors)
        {
            Check(tensor, parameters[tensor.Name], source);
        }

        if (header.Metadata.TryGetValue(hashKey, out string? hash) && hash != network.ArchitectureHash)
        {
            throw new InvalidDataException(
                $"{source}: expected weights of the architecture {network.ArchitectureHash}, found weights of {hash}.");
        }

        return parameters;
    }

    private static void CheckNames(
        IReadOnlyList<ParameterInfo> table, Dictionary<string, ParameterInfo> parameters, SafeTensorsHeader header, string source)
    {
        var found = header.Tensors.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal);
        List<string> missing = [.. table.Select(parameter => parameter.Name).Where(name => !found.Contains(name))];
        List<string> unexpected = [.. header.Tensors.Select(tensor => tensor.Name).Where(name => !parameters.ContainsKey(name))];
        if (missing.Count == 0 && unexpected.Count == 0)
        {
            return;
        }

        throw new InvalidDataException(FormattableString.Invariant(
            $"{source}: expected the network's {table.Count} tensors, found {header.Tensors.Count}; missing: {List(missing)}; unexpected: {List(unexpected)}."));
    }

    private static void Check(SafeTensor tensor, ParameterInfo parameter, string source)
    {
        if (TensorBytes.ElementSize(tensor.Type) is not { } elementSize)
        {
            throw new InvalidDataException(
                $"{source}: expected tensor '{tensor.Name}' to be of dtype F32 or F64, found {tensor.Type}.");
        }

        if (!tensor.Shape.SequenceEqual(parameter.Shape.Select(size => (long)size)))
        {
            string expected = SafeTensor.Describe(parameter.Shape.Select(size => (long)size));
            throw new InvalidDataException(
                $"{source}: expected tensor '{tensor.Name}' to have the shape {expected}, found {SafeTensor.Describe(tensor.Shape)}.");
        }

        long length = (long)parameter.Length * elementSize;
        if (tensor.Length != length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"{source}: expected {length} bytes for tensor '{tensor.Name}' of shape {SafeTensor.Describe(tensor.Shape)} and dtype {tensor.Type}, found data_offsets that span {tensor.Length}."));
        }
    }

    private static string List(List<string> names) =>
        names.Count == 0 ? "none"
        : names.Count <= MostNames ? string.Join(", ", names)
        : FormattableString.Invariant($"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more");
}

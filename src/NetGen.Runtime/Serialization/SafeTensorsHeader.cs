using System.Text;
using System.Text.Json;

namespace NetGen.Serialization;

/// <summary>The header of a safetensors file: 8 bytes with its length, then JSON that describes every tensor.</summary>
/// <remarks>Source: the format's description in the safetensors repository.</remarks>
internal sealed class SafeTensorsHeader
{
    /// <summary>The number of bytes before the JSON, which hold its length, little end first.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The longest JSON the format allows.</summary>
    public const int LongestJson = 100_000_000;

    private const string MetadataName = "__metadata__";

    private SafeTensorsHeader(IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        Tensors = tensors;
        Metadata = metadata;
    }

    /// <summary>The tensors in the order of their bytes, which follow one another without overlap or gap.</summary>
    public IReadOnlyList<SafeTensor> Tensors { get; }

    /// <summary>Free text beside the tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The number of bytes after the header.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[^1].End;

    /// <summary>Reads the JSON and checks everything in it that does not depend on a network.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="source">What to call the file in messages.</param>
    /// <exception cref="InvalidDataException">The header is not valid.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var parser = new Parser(json, source);
            parser.ParseHeader();
            parser.Tensors.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
            CheckLayout(parser.Tensors, source);
            return new SafeTensorsHeader(parser.Tensors, parser.Metadata);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text with invalid UTF-8 or lone surrogates surfaces as InvalidOperationException.
            throw new InvalidDataException($"{source}: expected a JSON header, found malformed JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Writes prefix and JSON for tensors in the order given, padded so that the data starts on a multiple of 64 bytes.</summary>
    public static byte[] Write(IEnumerable<SafeTensor> tensors, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        const int alignment = 64;
        using var bytes = new MemoryStream();
        bytes.Write(stackalloc byte[PrefixLength]);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach ((string key, string value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            foreach (SafeTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Type);
                WriteNumbers(json, "shape", tensor.Shape);
                WriteNumbers(json, "data_offsets", [tensor.Begin, tensor.End]);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        while (bytes.Length % alignment != 0)
        {
            bytes.WriteByte((byte)' ');
        }

        byte[] header = bytes.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)(header.Length - PrefixLength));
        return header;
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void CheckLayout(List<SafeTensor> tensors, string source)
    {
        long expected = 0;
        foreach (SafeTensor tensor in tensors)
        {
            if (tensor.Begin != expected)
            {
                string fault = tensor.Begin < expected ? "overlapping" : "leaving a gap";
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{source}: expected tensor '{tensor.Name}' to start at byte {expected} of the data, found it at {tensor.Begin}, {fault}."));
            }

            expected = tensor.End;
        }
    }

    /// <summary>Walks the JSON once.</summary>
    private ref struct Parser(ReadOnlySpan<byte> json, string source)
    {
        private readonly string _source = source;
        private Utf8JsonReader _reader = new(json);

        public List<SafeTensor> Tensors { get; } = [];

        public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

        public void ParseHeader()
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            Expect(JsonTokenType.StartObject, "an object");
            while (NextProperty(out string name))
            {
                if (!names.Add(name))
                {
                    throw Fault($"each name once, found '{name}' twice");
                }

                if (name == MetadataName)
                {
                    ParseMetadata();
                }
                else
                {
                    ParseTensor(name);
                }
            }

            if (_reader.Read())
            {
                throw Fault("nothing after the header's object, found more");
            }
        }

        private void ParseMetadata()
        {
            Expect(JsonTokenType.StartObject, $"an object in '{MetadataName}'");
            while (NextProperty(out string key))
            {
                Expect(JsonTokenType.String, $"a string as '{MetadataName}.{key}'");
                Metadata[key] = _reader.GetString()!;
            }
        }

        private void ParseTensor(string name)
        {
            Expect(JsonTokenType.StartObject, $"an object for tensor '{name}'");
            string? type = null;
            long[]? shape = null, offsets = null;
            while (NextProperty(out string key))
            {
                switch (key)
                {
                    case "dtype":
                        Expect(JsonTokenType.String, $"a string as the dtype of '{name}'");
                        type = _reader.GetString();
                        break;
                    case "shape":
                        shape = Numbers($"the shape of '{name}'");
                        break;
                    case "data_offsets":
                        offsets = Numbers($"the data_offsets of '{name}'");
                        break;
                    default:
                        _reader.Read();
                        _reader.Skip();
                        break;
                }
            }

            if (type is null || shape is null || offsets is null)
            {
                string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
                throw Fault($"a dtype, a shape and data_offsets for tensor '{name}', found no {missing}");
            }

            if (offsets.Length != 2 || offsets[0] > offsets[1])
            {
                throw Fault($"data_offsets [begin, end] for tensor '{name}', found [{string.Join(", ", offsets)}]");
            }

            Tensors.Add(new SafeTensor(name, type, shape, offsets[0], offsets[1]));
        }

        private long[] Numbers(string what)
        {
            Expect(JsonTokenType.StartArray, $"an array as {what}");
            var values = new List<long>();
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out long value) || value < 0)
                {
                    throw Fault($"whole numbers from 0 up in {what}, found {Token()}");
                }

                values.Add(value);
            }

            return [.. values];
        }

        private bool NextProperty(out string name)
        {
            _reader.Read();
            name = _reader.TokenType == JsonTokenType.PropertyName ? _reader.GetString()! : "";
            return _reader.TokenType == JsonTokenType.PropertyName;
        }

        private void Expect(JsonTokenType type, string what)
        {
            if (!_reader.Read() || _reader.TokenType != type)
            {
                throw Fault($"{what}, found {Token()}");
            }
        }

        private readonly string Token() => _reader.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null =>
                Encoding.UTF8.GetString(_reader.ValueSpan),
            _ => "the end",
        };

        private readonly InvalidDataException Fault(string expectedAndFound) =>
            new($"{_source}: in the header, expected {expectedAndFound}.");
    }
}

using System.Globalization;
using NetGen.Threading;

namespace NetGen;

/// <summary>Reads files in the binary form of CIFAR-10 and CIFAR-100: records of a few labels and an image.</summary>
internal sealed class CifarFiles
{
    private const string Extension = ".bin";

    private readonly string _folder;
    private readonly int[] _classes;
    private readonly int _labelByte;

    /// <summary>Prepares to read.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="classes">For each label byte of a record, the number of classes.</param>
    /// <param name="labelByte">Which of the label bytes to keep.</param>
    public CifarFiles(string folder, int[] classes, int labelByte)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Expected the folder '{folder}', found none of that name.");
        }

        _folder = folder;
        _classes = classes;
        _labelByte = labelByte;
    }

    public static ImageShape Shape { get; } = new(32, 32, 3);

    private int RecordLength => _classes.Length + Shape.Size;

    /// <summary>The path of a file, plain or compressed.</summary>
    public string Find(string name)
    {
        string plain = Path.Combine(_folder, name + Extension), compressed = plain + CompressedFile.Extension;
        return File.Exists(plain) ? plain
            : File.Exists(compressed) ? compressed
            : throw Missing(name);
    }

    /// <summary>The paths of files that are numbered from anywhere, in the order of their numbers.</summary>
    public string[] FindNumbered(string name)
    {
        var numbers = new SortedSet<int>();
        foreach (string path in Directory.EnumerateFiles(_folder, $"{name}*"))
        {
            string file = Path.GetFileName(path);
            string stem = file.EndsWith(CompressedFile.Extension, StringComparison.Ordinal) ? file[..^CompressedFile.Extension.Length] : file;
            if (stem.EndsWith(Extension, StringComparison.Ordinal)
                && int.TryParse(stem.AsSpan(name.Length, stem.Length - name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                numbers.Add(number);
            }
        }

        return numbers.Count > 0
            ? [.. numbers.Select(number => Find(string.Create(CultureInfo.InvariantCulture, $"{name}{number}")))]
            : throw Missing(name + "1");
    }

    /// <summary>The images of several files to train on, one after another, and those of one to test with.</summary>
    public (Dataset<float, int> Train, Dataset<float, int> Test) Load(string[] trainPaths, string testPath)
    {
        // The files' bytes are a quarter of what comes of them. Each thread unpacks a file.
        var contents = new ReadContents([.. trainPaths, testPath], RecordLength);
        Parallelism.Run(contents, contents.Parts);
        return (Unpack(trainPaths, contents.Files[..^1]), Unpack([testPath], contents.Files[^1..]));
    }

    private Dataset<float, int> Unpack(string[] paths, ReadOnlySpan<ReadOnlyMemory<byte>> files)
    {
        int count = 0;
        foreach (ReadOnlyMemory<byte> file in files)
        {
            count = checked(count + (file.Length / RecordLength));
        }

        var pixels = new float[checked(count * Shape.Size)];
        var labels = new int[count];
        int sample = 0;
        for (int i = 0; i < files.Length; i++)
        {
            ReadOnlySpan<byte> rest = files[i].Span;
            for (int entry = 0; !rest.IsEmpty; entry++, sample++)
            {
                labels[sample] = Label(rest, paths[i], entry);
                ToChannelsLast(rest[_classes.Length..RecordLength], pixels.AsSpan(sample * Shape.Size, Shape.Size));
                rest = rest[RecordLength..];
            }
        }

        return new(pixels, labels, Shape.Size, 1);
    }

    private int Label(ReadOnlySpan<byte> record, string path, int entry)
    {
        for (int i = 0; i < _classes.Length; i++)
        {
            if (record[i] >= _classes[i])
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{path}: expected labels from 0 to {_classes[i] - 1}, found {record[i]} at record {entry}."));
            }
        }

        return record[_labelByte];
    }

    private static void ToChannelsLast(ReadOnlySpan<byte> planes, Span<float> image)
    {
        ReadOnlySpan<float> brightness = PixelBrightness.OfByte;
        int plane = Shape.Height * Shape.Width;
        ReadOnlySpan<byte> red = planes[..plane], green = planes.Slice(plane, plane), blue = planes.Slice(2 * plane, plane);
        for (int i = 0; i < red.Length; i++)
        {
            image[3 * i] = brightness[red[i]];
            image[(3 * i) + 1] = brightness[green[i]];
            image[(3 * i) + 2] = brightness[blue[i]];
        }
    }

    private FileNotFoundException Missing(string name) =>
        new(
            $"Expected {name}{Extension} or {name}{Extension}{CompressedFile.Extension} in the folder '{_folder}', found neither.",
            Path.Combine(_folder, name + Extension));

    /// <summary>Reads files, one in each part.</summary>
    private sealed class ReadContents(string[] paths, int recordLength) : IParallelWork
    {
        public int Parts => paths.Length;

        public ReadOnlyMemory<byte>[] Files { get; } = new ReadOnlyMemory<byte>[paths.Length];

        public void Run(int part)
        {
            ReadOnlyMemory<byte> content = CompressedFile.ReadAll(paths[part]);
            if (content.Length == 0 || content.Length % recordLength != 0)
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"{paths[part]}: expected records of {recordLength} bytes, found {content.Length} bytes, which is {content.Length / recordLength} records and {content.Length % recordLength} bytes."));
            }

            Files[part] = content;
        }
    }
}

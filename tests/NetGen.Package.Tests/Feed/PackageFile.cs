using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace NetGen.Package.Tests.Feed;

/// <summary>What lies in a package.</summary>
internal sealed class PackageFile
{
    // What every package has, under names that differ from run to run.
    private static readonly string[] Envelope = ["_rels/", "[Content_Types].xml", "package/"];

    private readonly Dictionary<string, byte[]> _contents = [];

    public PackageFile(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(e => !Envelope.Any(name => e.FullName.StartsWith(name, StringComparison.Ordinal))))
        {
            using Stream content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            _contents.Add(entry.FullName, copy.ToArray());
        }

        XElement root = XDocument.Load(new MemoryStream(_contents.Single(c => c.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value)).Root!;
        Metadata = root.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    /// <summary>The names of the files, in order.</summary>
    public IEnumerable<string> Entries => _contents.Keys.Order(StringComparer.Ordinal);

    /// <summary>What the package says about itself.</summary>
    public XElement Metadata { get; }

    /// <summary>The text of one element of the metadata.</summary>
    public string Says(string element) => Metadata.Elements().Single(e => e.Name.LocalName == element).Value;

    public byte[] Content(string entry) => _contents[entry];

    public string Hash(string entry) => Convert.ToHexString(SHA256.HashData(_contents[entry]));
}

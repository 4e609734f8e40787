namespace NetGen.Tests.Fixtures;

/// <summary>PyTorch's numbers for one network of the corpus, made by <c>tests/fixtures/make_fixtures.py</c>.</summary>
internal sealed class Fixture
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "fixtures");

    private Fixture(Dictionary<string, StoredTensor> tensors)
    {
        X = tensors["x"];
        Y = tensors["y"];
        Target = tensors.GetValueOrDefault("target");
        Loss = tensors.TryGetValue("loss", out StoredTensor? loss) ? loss.Values[0] : double.NaN;
        TrainingLoss = tensors.TryGetValue("training.loss", out StoredTensor? training) ? training.Values[0] : null;
        Updated = Named("updated.");
        Weights = Named("weights.");
        Gradients = Named("gradients.");

        Dictionary<string, StoredTensor> Named(string prefix) =>
            tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(t => t.Key[prefix.Length..], t => t.Value);
    }

    /// <summary>The networks that have a fixture.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.safetensors").Select(f => Path.GetFileNameWithoutExtension(f));

    /// <summary>The samples.</summary>
    public StoredTensor X { get; }

    /// <summary>The targets, or null for a network without a loss.</summary>
    public StoredTensor? Target { get; }

    /// <summary>The outputs.</summary>
    public StoredTensor Y { get; }

    /// <summary>The loss over the batch, penalties included.</summary>
    public double Loss { get; }

    /// <summary>The loss of a training step, where it is not that of evaluation.</summary>
    public double? TrainingLoss { get; }

    /// <summary>The moving averages after a training step that starts from <see cref="Weights"/>.</summary>
    public Dictionary<string, StoredTensor> Updated { get; }

    public Dictionary<string, StoredTensor> Weights { get; }

    public Dictionary<string, StoredTensor> Gradients { get; }

    public static Fixture Read(string network) => new(SafetensorsFile.Read(Path.Combine(Folder, network + ".safetensors")));
}

using NetGen;

namespace LibraryNamespace;

/// <summary>Learns the classes of samples, and tells the class of others. Safe from many threads at once.</summary>
public sealed class TemplateClassifier
{
    private readonly TemplateNetwork _network;

    private TemplateClassifier(TemplateNetwork network) => _network = network;

    /// <summary>The number of features of a sample.</summary>
    public static int FeatureCount => TemplateNetwork.InputSize;

    /// <summary>The number of classes.</summary>
    public static int ClassCount => TemplateNetwork.OutputSize;

    /// <summary>Learns from samples whose classes are known.</summary>
    /// <param name="features">Samples, one row of <see cref="FeatureCount"/> numbers after another.</param>
    /// <param name="classes">Their classes, from 0 to <see cref="ClassCount"/> - 1.</param>
    /// <param name="epochs">How many times to go through the samples.</param>
    /// <exception cref="ArgumentException">There is not one class for each row, or a class is out of range.</exception>
    public static TemplateClassifier Train(float[] features, int[] classes, int epochs = 50)
    {
        var network = new TemplateNetwork(seed: 1);
        network.Fit(Dataset.Create(features, classes, FeatureCount), new Adam(0.01), epochs);
        return new(network);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    public static TemplateClassifier Load(string path) => new(TemplateNetwork.Load(path));

    /// <summary>Writes what was learnt, as a safetensors file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => _network.Save(path);

    /// <summary>The most probable class of a sample.</summary>
    /// <param name="features">The sample, of <see cref="FeatureCount"/> numbers.</param>
    /// <returns>The class, and how probable it is.</returns>
    /// <exception cref="ArgumentException">The sample has another number of features.</exception>
    public (int Class, float Probability) Classify(ReadOnlySpan<float> features)
    {
        Span<float> probabilities = stackalloc float[ClassCount];
        _network.Predict(features, probabilities);

        int best = 0;
        for (int i = 1; i < ClassCount; i++)
        {
            best = probabilities[i] > probabilities[best] ? i : best;
        }

        return (best, probabilities[best]);
    }
}

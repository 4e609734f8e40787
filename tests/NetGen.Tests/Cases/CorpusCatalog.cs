extern alias float32;
extern alias float64;

using System.Reflection;
using DoubleReal = float64::NetGen.Tests.Corpus.Real;
using SingleReal = float32::NetGen.Tests.Corpus.Real;

namespace NetGen.Tests.Cases;

/// <summary>Every network of the corpus in both precisions. A class with <see cref="NetworkAttribute"/> in the corpus is in it.</summary>
internal static class CorpusCatalog
{
    public static IReadOnlyList<CorpusCase> Cases { get; } =
    [
        .. CasesOf(typeof(SingleReal).Assembly, typeof(float)),
        .. CasesOf(typeof(DoubleReal).Assembly, typeof(double)),
    ];

    private static readonly Dictionary<string, CorpusCase> ByName = Cases.ToDictionary(c => c.Name);

    public static CorpusCase Find(string name) => ByName[name];

    private static IEnumerable<CorpusCase> CasesOf(Assembly corpus, Type element) => corpus.GetTypes()
        .Where(t => t.IsDefined(typeof(NetworkAttribute), inherit: false))
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => Create(t, element));

    private static CorpusCase Create(Type network, Type element)
    {
        Type[] surfaces = network.GetInterfaces();
        if (!surfaces.Contains(typeof(INetwork<>).MakeGenericType(element)))
        {
            throw new InvalidOperationException($"{network.Name} has no generated part with {element.Name} elements.");
        }

        Type? trainable = surfaces.SingleOrDefault(s => s.IsGenericType && s.GetGenericTypeDefinition() == typeof(ITrainable<,>));
        Type generic = trainable is null
            ? typeof(NetworkCase<,>).MakeGenericType(network, element)
            : typeof(TrainableCase<,,>).MakeGenericType(network, element, trainable.GenericTypeArguments[1]);
        return (CorpusCase)Activator.CreateInstance(generic)!;
    }
}

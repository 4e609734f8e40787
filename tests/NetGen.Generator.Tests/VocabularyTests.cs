using NetGen.Generator.Operators;
using NetGen.Generator.Tests.Catalogue;
using NetGen.Generator.Tests.Compiler;

namespace NetGen.Generator.Tests;

/// <summary>All that the vocabulary lets a user write has code behind it.</summary>
public class VocabularyTests
{
    /// <summary>A network for each enum of the vocabulary; <c>VALUE</c> stands for the member.</summary>
    private static readonly Dictionary<Type, string> NetworksByEnum = new()
    {
        [typeof(Activation)] = "[Network, Input(4), Dense(4, Activation = VALUE), Activation(VALUE), MeanSquaredError]",
        [typeof(AttentionScore)] = "[Network, Input(4, 2), Attention(ScoreMode = VALUE), MeanSquaredError]",
        [typeof(Constraint)] = "[Network, Input(4), Dense(3, KernelConstraint = VALUE, BiasConstraint = VALUE), MeanSquaredError]",
        [typeof(ConvolutionAlgorithm)] = "[Network, Input(6, 6, 2), Conv2D(3, 3, Algorithm = VALUE), MeanSquaredError]",
        [typeof(DataFormat)] = "[Network, Input(3, 6, 6, DataFormat = VALUE), Flatten, Dense(1), MeanSquaredError]",
        [typeof(Initializer)] = "[Network, Input(4), Dense(4, KernelInitializer = VALUE), MeanSquaredError]",
        [typeof(InputType)] = "[Network, Input(4, Type = VALUE), LAYER, MeanSquaredError]",
        [typeof(Interpolation)] = "[Network, Input(4, 4, 2), Conv2D(2, 1), UpSampling2D(2, Interpolation = VALUE), MeanSquaredError]",
        [typeof(MergeMode)] = "[Network, Input(4, 2), LSTM(3, Bidirectional = true, MergeMode = VALUE), MeanSquaredError]",
        [typeof(Padding)] = "[Network, Input(6, 2), Conv1D(3, 3, Padding = VALUE), MeanSquaredError]",
        [typeof(Precision)] = "[Network(Precision = VALUE), Input(4), Dense(3), MeanSquaredError]",
        [typeof(RecurrentForm)] = "[Network, Input(4, 2), GRU(3, Form = VALUE), MeanSquaredError]",
        [typeof(Reduction)] = "[Network, Input(4), Dense(3), MeanSquaredError(Reduction = VALUE)]",
    };

    private static readonly string[] ArgumentsOfWeights =
        ["InitializerScale", "L1", "L2", "Constraint", "MaxNorm", "MinNorm", "ConstraintRate", "ConstraintAxes"];

    public static TheoryData<string> Enums => [.. Families.Enums().Select(e => e.Name)];

    [Fact]
    public void EveryLayerHasAnOperator() => Assert.Equal([], Concrete<LayerAttribute>().Where(t => OperatorRegistry.FindLayer(Vocabulary.KindOf(t)) is null));

    [Fact]
    public void EveryLossHasAnOperator() => Assert.Equal([], Concrete<LossAttribute>().Where(t => OperatorRegistry.FindLoss(Vocabulary.KindOf(t)) is null));

    /// <summary>What can be said of one weight of a layer can be said of all of them, under names that begin with the weight's.</summary>
    [Fact]
    public void EveryWeightHasAllItsArguments()
    {
        string[] lacking =
        [
            .. from type in Concrete<LayerAttribute>()
               from initializer in type.GetProperties().Where(p => p.PropertyType == typeof(Initializer))
               let weight = initializer.Name[..^"Initializer".Length]
               let untrained = weight is "MovingMean" or "MovingVariance"
               from argument in untrained || type == typeof(PositionalEmbeddingAttribute) ? ["InitializerScale"] : ArgumentsOfWeights
               where type.GetProperty(weight + argument) is null
               select $"{type.Name}.{weight}{argument}",
        ];
        Assert.Equal([], lacking);
    }

    [Theory]
    [MemberData(nameof(Enums))]
    public void EveryMemberCompiles(string name)
    {
        Type type = Families.Enums().Single(t => t.Name == name);
        Assert.True(NetworksByEnum.TryGetValue(type, out string? network), $"No network here takes a {type.Name}: add one.");
        IEnumerable<string> classes = Enum.GetNames(type).Select(member => network
            .Replace("VALUE", $"{type.Name}.{member}", StringComparison.Ordinal)
            .Replace("LAYER", member == nameof(InputType.Integer) ? "Embedding(5, 2)" : "Dense(2)", StringComparison.Ordinal) + $"\npublic partial class Net{member};\n");
        Generation generation = Project.Of($"using NetGen;\n{string.Join('\n', classes)}").With("NetGenVectorWidths", "128").Generate();
        Assert.Empty(generation.Diagnostics);
        Assert.Equal([], generation.CompilerErrors());
        Assert.All(Enum.GetNames(type), m => Assert.Contains(generation.Files, f => f.HintName.StartsWith($"Net{m}.", StringComparison.Ordinal)));
    }

    private static IEnumerable<Type> Concrete<T>() => typeof(T).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(T)) && !t.IsAbstract);
}

namespace NetGen.Generator.Operators;

/// <summary>Every kind of layer and loss, one line each.</summary>
internal static class OperatorRegistry
{
    private static readonly Operator[] Layers =
    [
        new Conv2DOperator(),
        new MaxPool2DOperator(),
        new AveragePool2DOperator(),
        new GlobalAveragePool2DOperator(),
        new GlobalMaxPool2DOperator(),
        new FlattenOperator(),
        new ReshapeOperator(),
        new PermuteOperator(),
        new RepeatVectorOperator(),
        new DenseOperator(),
        new ActivationOperator(),
        new ReLUOperator(),
        new LeakyReLUOperator(),
        new ELUOperator(),
        new PReLUOperator(),
        new SoftmaxOperator(),
        new MaxoutOperator(),
        new ActivityRegularizationOperator(),
        new DropoutOperator(),
        new SpatialDropout1DOperator(),
        new SpatialDropout2DOperator(),
        new SpatialDropout3DOperator(),
        new GaussianDropoutOperator(),
        new GaussianNoiseOperator(),
        new AlphaDropoutOperator(),
        new LayerNormalizationOperator(),
        new RMSNormalizationOperator(),
        new GroupNormalizationOperator(),
        new UnitNormalizationOperator(),
        new LocalResponseNormalizationOperator(),
        new AddOperator(),
        new SubtractOperator(),
        new MultiplyOperator(),
        new AverageOperator(),
        new MaximumOperator(),
        new MinimumOperator(),
        new DotOperator(),
        new ConcatOperator(),
    ];

    private static readonly LossOperator[] Losses =
    [
        new SparseCategoricalCrossEntropyOperator(),
        new CategoricalCrossEntropyOperator(),
        new BinaryCrossEntropyOperator(),
        new MeanSquaredErrorOperator(),
        new MeanAbsoluteErrorOperator(),
        new HuberOperator(),
        new MeanAbsolutePercentageErrorOperator(),
        new MeanSquaredLogarithmicErrorOperator(),
        new LogCoshOperator(),
        new CosineSimilarityOperator(),
        new KLDivergenceOperator(),
        new PoissonOperator(),
        new HingeOperator(),
        new SquaredHingeOperator(),
        new CategoricalHingeOperator(),
        new CategoricalFocalCrossEntropyOperator(),
        new BinaryFocalCrossEntropyOperator(),
        new DiceOperator(),
        new TverskyOperator(),
    ];

    private static readonly Dictionary<string, Operator> LayersByKind = Layers.ToDictionary(o => o.Kind);
    private static readonly Dictionary<string, LossOperator> LossesByKind = Losses.ToDictionary(o => o.Kind);

    public static Operator? FindLayer(string kind) => LayersByKind.TryGetValue(kind, out Operator? found) ? found : null;

    public static LossOperator? FindLoss(string kind) => LossesByKind.TryGetValue(kind, out LossOperator? found) ? found : null;

    /// <summary>Whether an attribute belongs to the vocabulary of layers, losses and inputs.</summary>
    public static bool IsDeclaration(string kind) => kind is "Input" or "Output" || LayersByKind.ContainsKey(kind) || LossesByKind.ContainsKey(kind);
}

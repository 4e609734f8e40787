namespace NetGen.Generator.Operators;

/// <summary>Every kind of layer and loss, one line each.</summary>
internal static class OperatorRegistry
{
    private static readonly Operator[] Layers =
    [
        new ConvolutionOperator<Conv1DAttribute>(1),
        new ConvolutionOperator<Conv2DAttribute>(2),
        new ConvolutionOperator<Conv3DAttribute>(3),
        new DepthwiseConvolutionOperator<DepthwiseConv1DAttribute>(1),
        new DepthwiseConvolutionOperator<DepthwiseConv2DAttribute>(2),
        new SeparableConvolutionOperator<SeparableConv1DAttribute>(1),
        new SeparableConvolutionOperator<SeparableConv2DAttribute>(2),
        new TransposedConvolutionOperator<Conv1DTransposeAttribute>(1),
        new TransposedConvolutionOperator<Conv2DTransposeAttribute>(2),
        new TransposedConvolutionOperator<Conv3DTransposeAttribute>(3),
        new MaxPoolOperator<MaxPool1DAttribute>(1),
        new MaxPoolOperator<MaxPool2DAttribute>(2),
        new MaxPoolOperator<MaxPool3DAttribute>(3),
        new AveragePoolOperator<AveragePool1DAttribute>(1),
        new AveragePoolOperator<AveragePool2DAttribute>(2),
        new AveragePoolOperator<AveragePool3DAttribute>(3),
        new GlobalAveragePoolOperator<GlobalAveragePool1DAttribute>(1),
        new GlobalAveragePoolOperator<GlobalAveragePool2DAttribute>(2),
        new GlobalAveragePoolOperator<GlobalAveragePool3DAttribute>(3),
        new GlobalMaxPoolOperator<GlobalMaxPool1DAttribute>(1),
        new GlobalMaxPoolOperator<GlobalMaxPool2DAttribute>(2),
        new GlobalMaxPoolOperator<GlobalMaxPool3DAttribute>(3),
        new ZeroPaddingOperator<ZeroPadding1DAttribute>(1),
        new ZeroPaddingOperator<ZeroPadding2DAttribute>(2),
        new ZeroPaddingOperator<ZeroPadding3DAttribute>(3),
        new CroppingOperator<Cropping1DAttribute>(1),
        new CroppingOperator<Cropping2DAttribute>(2),
        new CroppingOperator<Cropping3DAttribute>(3),
        new UpSamplingOperator<UpSampling1DAttribute>(1),
        new UpSamplingOperator<UpSampling2DAttribute>(2),
        new UpSamplingOperator<UpSampling3DAttribute>(3),
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
        new BatchNormalizationOperator(),
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
        new EmbeddingOperator(),
        new PositionalEmbeddingOperator(),
        new MaskingOperator(),
        new SimpleRNNOperator(),
        new LSTMOperator(),
        new GRUOperator(),
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

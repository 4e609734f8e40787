namespace NetGen.Tests.Corpus;

/// <summary>A small network for one image of a sequence.</summary>
[Conv2D(Filters, 3, Padding = Padding.Same, Activation = Activation.Tanh, Name = "near")]
[Conv2D(Filters, 1, From = In, Name = "far")]
[Add("near", "far"), MaxPool2D(2), Dropout(0), Flatten, Dense(2 * Filters)]
public sealed class FrameAttribute(int filters) : BlockAttribute(filters)
{
    private const int Filters = 2;
}

/// <summary>A residual step of features.</summary>
[Dense(Units, Activation = Activation.Tanh, ActivityL2 = 0.1), LayerNormalization(Epsilon = 0.1), Add(In)]
public sealed class ResidualStepAttribute(int units) : BlockAttribute(units)
{
    private const int Units = 3;
}

/// <summary>What a block gives without its input: the same in every step.</summary>
[Weight(1, 3, Name = "a"), Weight(3, 4, Name = "b"), MatMul("a", "b"), Flatten(Name = "same"), Dense(4, From = In), Add("same")]
public sealed class ConstantStepAttribute : BlockAttribute;

[Network(Precision = Real.Precision), Input(4, 5, 4, 2), Frame(3, TimeDistributed = true), LSTM(4), Dense(2), MeanSquaredError]
public partial class DistributedFrames;

[Network(Precision = Real.Precision), Input(5, 3), ResidualStep(3, TimeDistributed = true), ResidualStep(3, TimeDistributed = true), ResidualStep(3, TimeDistributed = true, SharedWith = "residualstep_1"), Dense(2), MeanSquaredError]
public partial class DistributedResiduals;

[Network(Precision = Real.Precision), Input(6, Type = InputType.Integer), Embedding(4, 3, MaskZero = true), ResidualStep(3, TimeDistributed = true), GRU(3), Dense(2), MeanSquaredError]
public partial class DistributedMasked;

[Network(Precision = Real.Precision), Input(5, 3), ConstantStep(TimeDistributed = true), Dense(2), MeanSquaredError]
public partial class DistributedConstants;

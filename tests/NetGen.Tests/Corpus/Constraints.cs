namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(6), Dense(7, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0.8, BiasConstraint = Constraint.NonNeg), Dense(5, KernelConstraint = Constraint.UnitNorm, BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.3), Dense(3), MeanSquaredError]
public partial class Constrained;

[Network(Precision = Real.Precision), Input(5, 4, 3), Conv2D(5, 2, KernelConstraint = Constraint.MinMaxNorm, KernelMinNorm = 1.3, KernelMaxNorm = 1.5, KernelConstraintRate = 0.7), Conv2D(4, 2, KernelConstraint = Constraint.MinMaxNorm, KernelMaxNorm = 0.2, KernelConstraintAxes = [0, 2], BiasConstraint = Constraint.UnitNorm), Flatten, Dense(3, KernelConstraint = Constraint.NonNeg), MeanSquaredError]
public partial class ConstrainedMap;

[Network(Precision = Real.Precision), Input(5, 4, 3), SeparableConv2D(5, 2, DepthMultiplier = 2, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0.4, PointwiseConstraint = Constraint.MinMaxNorm, PointwiseMinNorm = 0.3, PointwiseMaxNorm = 0.9, PointwiseConstraintRate = 0.5), DepthwiseConv2D(2, KernelConstraint = Constraint.UnitNorm), PReLU(SharedAxes = [2], AlphaConstraint = Constraint.MaxNorm, AlphaMaxNorm = 0.1), MeanSquaredError]
public partial class ConstrainedSeparable;

[Network(Precision = Real.Precision), Input(6, 5), BatchNormalization(GammaConstraint = Constraint.NonNeg, BetaConstraint = Constraint.UnitNorm), Dense(4, Activation = Activation.Tanh), LayerNormalization(GammaConstraint = Constraint.MaxNorm, GammaMaxNorm = 0.5, BetaConstraint = Constraint.NonNeg), Activation(Activation.Tanh), GroupNormalization(Groups = 1, BetaConstraint = Constraint.MinMaxNorm, BetaMaxNorm = 0.4, BetaConstraintRate = 0.3), Dense(2), MeanSquaredError]
public partial class ConstrainedNormalizations;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer), Embedding(7, 4, EmbeddingsConstraint = Constraint.MaxNorm, EmbeddingsMaxNorm = 0.7), LSTM(3, ReturnSequences = true, KernelConstraint = Constraint.UnitNorm, RecurrentConstraint = Constraint.MaxNorm, RecurrentMaxNorm = 0.6, BiasConstraint = Constraint.NonNeg), GRU(4, Bidirectional = true, KernelConstraint = Constraint.NonNeg, RecurrentConstraint = Constraint.MinMaxNorm, RecurrentMaxNorm = 0.8, BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.2), MeanSquaredError]
public partial class ConstrainedRecurrent;

[Network(Precision = Real.Precision), Input(5, Type = InputType.Integer), Embedding(7, 4, EmbeddingsConstraint = Constraint.UnitNorm, EmbeddingsConstraintAxes = [1]), GRU(3, Form = RecurrentForm.PyTorch, KernelConstraint = Constraint.UnitNorm, RecurrentConstraint = Constraint.MaxNorm, RecurrentMaxNorm = 0.6, RecurrentConstraintAxes = [0], BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.2, BiasConstraintAxes = [0]), MeanSquaredError]
public partial class ConstrainedTorchForm;

[Network(Precision = Real.Precision), Input(5, 4), MultiHeadAttention(2, 3, UseBias = false, KernelConstraint = Constraint.MaxNorm, KernelMaxNorm = 0.5), GroupQueryAttention(2, 4, 2, KernelConstraint = Constraint.UnitNorm, KernelConstraintAxes = [0], BiasL2 = 0.1, BiasConstraint = Constraint.MaxNorm, BiasMaxNorm = 0.3), MeanSquaredError]
public partial class ConstrainedAttention;

#pragma warning disable NETGEN3003 // losses must be right for any values, probabilities or not
namespace NetGen.Tests.Corpus;

// Probabilities that do not add up to one, and weights.

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Sigmoid), SparseCategoricalCrossEntropy]
public partial class SparseScaled;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Softplus), CategoricalCrossEntropy(LabelSmoothing = 0.1, Weight = 0.5)]
public partial class CategoricalScaledRows;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Softmax), CategoricalCrossEntropy(LabelSmoothing = 0.2)]
public partial class CategoricalSmoothed;

[Network(Precision = Real.Precision), Input(6), Dense(5), BinaryCrossEntropy(FromLogits = true, LabelSmoothing = 0.2, Weight = 3)]
public partial class BinarySmoothed;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), BinaryCrossEntropy(LabelSmoothing = 1, Reduction = Reduction.Sum, Weight = -0.5)]
public partial class BinarySmoothedUnfused;

// Focal losses.

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), CategoricalFocalCrossEntropy]
public partial class CategoricalFocal;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), CategoricalFocalCrossEntropy(FromLogits = true, Alpha = 0.6, Gamma = 1.5, LabelSmoothing = 0.1)]
public partial class CategoricalFocalRows;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Sigmoid), CategoricalFocalCrossEntropy(Gamma = 3, Reduction = Reduction.Sum), Batch(33)]
public partial class CategoricalFocalScaled;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Sigmoid), BinaryFocalCrossEntropy]
public partial class BinaryFocal;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), BinaryFocalCrossEntropy(FromLogits = true, ApplyClassBalancing = true, Alpha = 0.3, Gamma = 1.5, LabelSmoothing = 0.1)]
public partial class BinaryFocalRows;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Softmax), BinaryFocalCrossEntropy(ApplyClassBalancing = true, Gamma = 0), Batch(33)]
public partial class BinaryFocalUnfused;

// Distributions and counts.

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Softmax), KLDivergence]
public partial class Divergence;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Sigmoid), KLDivergence(Reduction = Reduction.Sum)]
public partial class DivergenceRows;

[Network(Precision = Real.Precision), Input(6), Dense(17, Activation = Activation.Softplus), Poisson]
public partial class PoissonCounts;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Softplus), Poisson(Weight = 2)]
public partial class PoissonRows;

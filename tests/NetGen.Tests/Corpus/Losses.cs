namespace NetGen.Tests.Corpus;

// Class numbers.

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]
public partial class SparseFused;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Softmax), SparseCategoricalCrossEntropy, Batch(33)]
public partial class SparseFusedLayer;

[Network(Precision = Real.Precision), Input(6), Dense(5), SparseCategoricalCrossEntropy(FromLogits = true)]
public partial class SparseLogits;

[Network(Precision = Real.Precision), Input(6), Dense(6, Activation = Activation.Softmax), Reshape(2, 3), Flatten, SparseCategoricalCrossEntropy]
public partial class SparseUnfused;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), SparseCategoricalCrossEntropy(Reduction = Reduction.Sum)]
public partial class SparseSum;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]
public partial class SparseRows;

[Network(Precision = Real.Precision), Input(4, 6), Dense(2), SparseCategoricalCrossEntropy(FromLogits = true, Reduction = Reduction.Sum)]
public partial class SparseRowsLogitsSum;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Softmax), SparseCategoricalCrossEntropy]
public partial class SparseMap;

[Network(Precision = Real.Precision), Input(6), Dense(5, Name = "scores"), Activation(Activation.Softmax), SparseCategoricalCrossEntropy(FromLogits = true, From = "scores")]
public partial class SparseFrom;

// Class probabilities.

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), CategoricalCrossEntropy]
public partial class CategoricalFused;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Softmax), CategoricalCrossEntropy, Batch(33)]
public partial class CategoricalFusedLayer;

[Network(Precision = Real.Precision), Input(6), Dense(5), CategoricalCrossEntropy(FromLogits = true)]
public partial class CategoricalLogits;

[Network(Precision = Real.Precision), Input(6), Dense(6, Activation = Activation.Softmax), Reshape(2, 3), Flatten, CategoricalCrossEntropy]
public partial class CategoricalUnfused;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), CategoricalCrossEntropy(Reduction = Reduction.Sum)]
public partial class CategoricalSum;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5, Activation = Activation.Softmax), CategoricalCrossEntropy]
public partial class CategoricalRows;

// Yes or no.

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Sigmoid), BinaryCrossEntropy]
public partial class BinaryFused;

[Network(Precision = Real.Precision), Input(6), Dense(1), Activation(Activation.Sigmoid), BinaryCrossEntropy, Batch(33)]
public partial class BinaryFusedLayer;

[Network(Precision = Real.Precision), Input(6), Dense(5), BinaryCrossEntropy(FromLogits = true)]
public partial class BinaryLogits;

[Network(Precision = Real.Precision), Input(6), Dense(6, Activation = Activation.Sigmoid), Reshape(2, 3), BinaryCrossEntropy]
public partial class BinaryUnfused;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Sigmoid), BinaryCrossEntropy(Reduction = Reduction.Sum)]
public partial class BinarySum;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2, Activation = Activation.Sigmoid), BinaryCrossEntropy]
public partial class BinaryMap;

// Logits of several tens: fused losses stay exact, unfused ones meet the clipping at 1e-7. (Single precision cannot tell 1 - p from
// 0 there, so an unfused binary loss has no such case.)

[Network(Precision = Real.Precision), Input(17), Dense(33), Dense(5, Activation = Activation.Softmax), SparseCategoricalCrossEntropy, WholeNumbers]
public partial class SaturatedSparseFused;

[Network(Precision = Real.Precision), Input(17), Dense(33), Dense(6, Activation = Activation.Softmax), Reshape(2, 3), Flatten, CategoricalCrossEntropy, WholeNumbers]
public partial class SaturatedCategoricalUnfused;

[Network(Precision = Real.Precision), Input(17), Dense(33), Dense(5, Activation = Activation.Sigmoid), BinaryCrossEntropy, WholeNumbers]
public partial class SaturatedBinaryFused;

// Real values.

[Network(Precision = Real.Precision), Input(6), Dense(5), MeanSquaredError(Reduction = Reduction.Sum)]
public partial class SquaredSum;

[Network(Precision = Real.Precision), Input(6), Dense(5, Activation = Activation.Softmax), MeanSquaredError]
public partial class SquaredSoftmax;

[Network(Precision = Real.Precision), Input(6), Dense(1, Activation = Activation.Sigmoid), MeanSquaredError, Batch(1)]
public partial class SquaredSigmoid;

[Network(Precision = Real.Precision), Input(6), Dense(5), MeanAbsoluteError]
public partial class Absolute;

[Network(Precision = Real.Precision), Input(4, 6), Dense(5), MeanAbsoluteError(Reduction = Reduction.Sum)]
public partial class AbsoluteRowsSum;

[Network(Precision = Real.Precision), Input(6), Dense(5), MeanAbsoluteError, WholeNumbers]
public partial class AbsoluteAtZero;

[Network(Precision = Real.Precision), Input(6), Dense(17), Huber]
public partial class HuberDefault;

[Network(Precision = Real.Precision), Input(6), Dense(17), Huber(Delta = 0.5), Batch(33)]
public partial class HuberDelta;

[Network(Precision = Real.Precision), Input(5, 4, 2), Conv2D(3, 2), Huber(Delta = 2, Reduction = Reduction.Sum)]
public partial class HuberMapSum;

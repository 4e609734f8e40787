namespace NetGen.Tests.Corpus;

[Network(Precision = Real.Precision), Input(1), Dense(1), MeanSquaredError, Batch(1)]
public partial class Dense1;

[Network(Precision = Real.Precision), Input(5), Dense(7), MeanSquaredError]
public partial class Dense5To7;

[Network(Precision = Real.Precision), Input(17), Dense(33), MeanSquaredError, Batch(33)]
public partial class Dense17To33;

[Network(Precision = Real.Precision), Input(70), Dense(64), Dense(3), MeanSquaredError, Batch(33)]
public partial class Dense70To64;

[Network(Precision = Real.Precision), Input(16), Dense(16, UseBias = false), Dense(1, UseBias = false), MeanSquaredError]
public partial class DenseNoBias;

[Network(Precision = Real.Precision), Input(40), Dense(17, Activation = Activation.ReLU), Dense(16, Activation = Activation.Tanh), Dense(5), MeanSquaredError, Batch(1)]
public partial class DenseThree;

[Network(Precision = Real.Precision), Input(5, 6), Dense(4), MeanSquaredError]
public partial class DenseRows;

[Network(Precision = Real.Precision), Input(5, 17), Dense(16, Activation = Activation.Sigmoid), Dense(3), MeanSquaredError, Batch(33)]
public partial class DenseRowsTwo;

[Network(Precision = Real.Precision), Input(1, 6), Dense(33), Flatten, Dense(2), MeanSquaredError]
public partial class DenseOneRow;

// Shapes.

[Network(Precision = Real.Precision), Input(5, 5, 3), Flatten, Dense(4), MeanSquaredError]
public partial class FlattenFirst;

[Network(Precision = Real.Precision), Input(5, 5, 3), Conv2D(5, 3), Flatten, Dense(4), MeanSquaredError]
public partial class FlattenInner;

[Network(Precision = Real.Precision), Input(5, 5, 3), Conv2D(5, 2), Reshape(8, -1), Dense(4), Reshape(4, 4, 2), Conv2D(3, 2), MeanSquaredError]
public partial class ReshapeInner;

[Network(Precision = Real.Precision), Input(24), Reshape(3, 4, 2), Conv2D(3, 2), Flatten, MeanSquaredError]
public partial class ReshapeFirst;

#pragma warning disable NETGEN3011 // a layer that nothing takes must do no harm
[Network(Precision = Real.Precision), Input(6), Dense(9, Name = "stem", Activation = Activation.ReLU), Dropout(0.0), Dense(4, From = "stem"), Dense(2), MeanSquaredError]
#pragma warning restore NETGEN3011
public partial class NamedLayers;

// Inference only.

[Network(Precision = Real.Precision), Input(7, 9, 3), Conv2D(5, 3, Activation = Activation.ReLU), MaxPool2D(2), Flatten, Dense(4, Activation = Activation.Softmax)]
public partial class InferenceOnly;

// Every activation as a layer of its own.

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Linear), Dense(3), MeanSquaredError]
public partial class LayerLinear;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.ReLU), Dense(3), MeanSquaredError]
public partial class LayerReLU;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.LeakyReLU), Dense(3), MeanSquaredError]
public partial class LayerLeakyReLU;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.LeakyReLU, NegativeSlope = 0.3), Dense(3), MeanSquaredError]
public partial class LayerLeakyReLUSlope;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.ELU), Dense(3), MeanSquaredError]
public partial class LayerELU;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.ELU, Alpha = 0.5), Dense(3), MeanSquaredError]
public partial class LayerELUAlpha;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.SELU), Dense(3), MeanSquaredError]
public partial class LayerSELU;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Sigmoid), Dense(3), MeanSquaredError]
public partial class LayerSigmoid;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Tanh), Dense(3), MeanSquaredError]
public partial class LayerTanh;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Softplus), Dense(3), MeanSquaredError]
public partial class LayerSoftplus;

[Network(Precision = Real.Precision), Input(6), Dense(17), Activation(Activation.Softmax), Dense(3), MeanSquaredError]
public partial class LayerSoftmax;

[Network(Precision = Real.Precision), Input(4, 5, 3), Activation(Activation.Tanh), Conv2D(5, 2), Activation(Activation.Softmax), Conv2D(2, 2), MeanSquaredError]
public partial class LayerSoftmaxOnMap;

using NetGen;

namespace Samples;

/// <summary>One hidden layer of 16 sigmoid units, trained on class numbers with cross-entropy.</summary>
[Network]
[Input(784)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class MlpCrossEntropy;

/// <summary>The same layers with sigmoid outputs, trained on one-hot targets with the mean squared error.</summary>
[Network]
[Input(784)]
[Dense(16, Activation = Activation.Sigmoid)]
[Dense(10, Activation = Activation.Sigmoid)]
[MeanSquaredError]
public partial class MlpSquaredError;

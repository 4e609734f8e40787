using NetGen;

/// <summary>Tells which of three arms of a spiral a point of the plane is on.</summary>
[Network]
[Input(2)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(3, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class TemplateNetwork;

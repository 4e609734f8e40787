using NetGen;

namespace LibraryNamespace;

/// <summary>Judges samples of two features to be of one of three classes. Change both numbers, and what lies between, to fit your task.</summary>
[Network]
[Input(2)]
[Dense(32, Activation = Activation.ReLU)]
[Dense(32, Activation = Activation.ReLU)]
[Dense(3, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
internal sealed partial class TemplateNetwork;

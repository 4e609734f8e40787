using NetGen;

namespace Samples.Zoo;

/// <summary>LeNet-5 with a full third layer: each of its sixteen maps sees all six below.</summary>
/// <remarks>Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", 1998.</remarks>
[Network]
[Input(32, 32, 1)]
[Conv2D(6, 5, Activation = Activation.Tanh), AveragePool2D(2)]
[Conv2D(16, 5, Activation = Activation.Tanh), AveragePool2D(2)]
[Conv2D(120, 5, Activation = Activation.Tanh)]
[Flatten]
[Dense(84, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
public partial class LeNet5;

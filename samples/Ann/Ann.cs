using NetGen;

namespace Samples;

/// <summary>Four hidden sigmoid units and one output, without biases: so the boundaries they draw all start from the origin.</summary>
[Network]
[Input(2)]
[Dense(4, Activation = Activation.Sigmoid, UseBias = false, KernelInitializer = Initializer.Uniform, KernelInitializerScale = 1)]
[Dense(1, Activation = Activation.Sigmoid, UseBias = false, KernelInitializer = Initializer.Uniform, KernelInitializerScale = 1)]
[MeanSquaredError(Reduction = Reduction.Sum)]
public partial class Ann;

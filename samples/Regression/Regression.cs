using NetGen;

namespace Samples;

/// <summary>Two linear layers without biases, which together are one linear function of two variables.</summary>
[Network]
[Input(2)]
[Dense(3, UseBias = false, KernelInitializer = Initializer.Normal, KernelInitializerScale = 1)]
[Dense(1, UseBias = false, KernelInitializer = Initializer.Normal, KernelInitializerScale = 1)]
[MeanSquaredError]
public partial class Regression;

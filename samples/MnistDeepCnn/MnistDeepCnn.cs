using NetGen;

namespace Samples;

/// <summary>Two convolutions of 5 × 5 and a dense layer of 1,024: the shape of TensorFlow's tutorial "Deep MNIST for experts".</summary>
/// <remarks>
/// As there, the dense layer has a ReLU, and Adam's rate is 1e-4; other than there, nothing is dropped out and weights are drawn from a
/// whole normal distribution, not a truncated one. The loss is summed over the batch, which with Adam trains almost as its mean does:
/// the size of Adam's step hardly depends on the size of the gradient.
/// </remarks>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU,
    KernelInitializer = Initializer.Normal, KernelInitializerScale = 0.1, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1)]
[MaxPool2D(2)]
[Conv2D(64, 5, Padding = Padding.Same, Activation = Activation.ReLU,
    KernelInitializer = Initializer.Normal, KernelInitializerScale = 0.1, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1)]
[MaxPool2D(2)]
[Flatten]
[Dense(1024, Activation = Activation.ReLU,
    KernelInitializer = Initializer.Normal, KernelInitializerScale = 0.1, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1)]
[Dense(10, Activation = Activation.Softmax,
    KernelInitializer = Initializer.Normal, KernelInitializerScale = 0.1, BiasInitializer = Initializer.Constant, BiasInitializerScale = 0.1)]
[SparseCategoricalCrossEntropy(Reduction = Reduction.Sum)]
public partial class MnistDeepCnn;

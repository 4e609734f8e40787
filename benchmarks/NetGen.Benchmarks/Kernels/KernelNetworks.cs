namespace NetGen.Benchmarks;

/// <summary>One convolution, 13×13×32 → 11×11×64.</summary>
[Network]
[Input(13, 13, 32)]
[Conv2D(64, 3)]
internal sealed partial class ConvolutionKernel;

/// <summary>One depthwise convolution on 28×28×64.</summary>
[Network]
[Input(28, 28, 64)]
[DepthwiseConv2D(3, Padding = Padding.Same)]
internal sealed partial class DepthwiseKernel;

/// <summary>One dense layer of 1,024 by 1,024.</summary>
[Network]
[Input(1024)]
[Dense(1024)]
internal sealed partial class DenseKernel;

/// <summary>Max pooling of 24×24×32.</summary>
[Network]
[Input(24, 24, 32)]
[MaxPool2D(2)]
internal sealed partial class PoolingKernel;

/// <summary>Softmax over 1,000 classes.</summary>
[Network]
[Input(1000)]
[Activation(Activation.Softmax)]
internal sealed partial class SoftmaxKernel;

/// <summary>An LSTM of 64 units over 32 steps of 16 features.</summary>
[Network]
[Input(32, 16)]
[LSTM(64)]
internal sealed partial class RecurrentKernel;

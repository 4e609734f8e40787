namespace NetGen.Benchmarks;

/// <summary>The convolution 13×13×32 → 11×11×64 behind a 1×1 convolution, so that it has an input gradient too.</summary>
[Network]
[Input(13, 13, 32)]
[Conv2D(32, 1, Name = "before")]
[Conv2D(64, 3, Name = "measured")]
[Flatten]
[Dense(10)]
[SparseCategoricalCrossEntropy(FromLogits = true)]
internal sealed partial class OneConvolution;

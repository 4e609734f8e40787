using Samples.Zoo;

namespace NetGen.Zoo.Tests.Networks;

/// <summary>ResNet-18 at a small size, in double precision, with a loss.</summary>
[Network(Precision = Precision.Double)]
[Input(64, 64, 3)]
[ResNetStem]
[BasicBlock(64, Repeat = 2)]
[BasicBlock(128, stride: 2, project: true), BasicBlock(128)]
[BasicBlock(256, stride: 2, project: true), BasicBlock(256)]
[BasicBlock(512, stride: 2, project: true), BasicBlock(512)]
[GlobalAveragePool2D, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallResNet18;

/// <summary>ResNet-50 at a small size.</summary>
[Network(Precision = Precision.Double)]
[Input(64, 64, 3)]
[ResNetStem]
[Bottleneck(64, project: true), Bottleneck(64, Repeat = 2)]
[Bottleneck(128, stride: 2, project: true), Bottleneck(128, Repeat = 3)]
[Bottleneck(256, stride: 2, project: true), Bottleneck(256, Repeat = 5)]
[Bottleneck(512, stride: 2, project: true), Bottleneck(512, Repeat = 2)]
[GlobalAveragePool2D, Dense(10, Activation = Activation.Softmax)]
[SparseCategoricalCrossEntropy]
public partial class SmallResNet50;

using Samples.Zoo;

namespace NetGen.Benchmarks;

/// <summary>ResNet-18 on images of 224×224, for inference: 11,689,512 trainable parameters.</summary>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[BasicBlock(64, Repeat = 2)]
[BasicBlock(128, stride: 2, project: true), BasicBlock(128)]
[BasicBlock(256, stride: 2, project: true), BasicBlock(256)]
[BasicBlock(512, stride: 2, project: true), BasicBlock(512)]
[ResNetHead]
internal sealed partial class ResNet18Network;

/// <summary>The same layers on images of 32×32, for training.</summary>
[Network]
[Input(32, 32, 3)]
[ResNetStem]
[BasicBlock(64, Repeat = 2)]
[BasicBlock(128, stride: 2, project: true), BasicBlock(128)]
[BasicBlock(256, stride: 2, project: true), BasicBlock(256)]
[BasicBlock(512, stride: 2, project: true), BasicBlock(512)]
[ResNetHead]
[SparseCategoricalCrossEntropy]
internal sealed partial class ResNet18Small;

/// <summary>VGG-16, for inference: 138,357,544 parameters.</summary>
[Network]
[Input(224, 224, 3)]
[VggStage(2, 64), VggStage(2, 128), VggStage(3, 256), VggStage(3, 512), VggStage(3, 512), DenseHead]
internal sealed partial class Vgg16Network;

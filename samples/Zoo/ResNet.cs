using NetGen;

namespace Samples.Zoo;

/// <summary>ResNet-18.</summary>
/// <remarks>K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", 2015.</remarks>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[BasicBlock(64, Repeat = 2)]
[BasicBlock(128, stride: 2, project: true), BasicBlock(128)]
[BasicBlock(256, stride: 2, project: true), BasicBlock(256)]
[BasicBlock(512, stride: 2, project: true), BasicBlock(512)]
[ResNetHead]
public partial class ResNet18;

/// <summary>ResNet-34.</summary>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[BasicBlock(64, Repeat = 3)]
[BasicBlock(128, stride: 2, project: true), BasicBlock(128, Repeat = 3)]
[BasicBlock(256, stride: 2, project: true), BasicBlock(256, Repeat = 5)]
[BasicBlock(512, stride: 2, project: true), BasicBlock(512, Repeat = 2)]
[ResNetHead]
public partial class ResNet34;

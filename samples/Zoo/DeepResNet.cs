using NetGen;

namespace Samples.Zoo;

/// <summary>ResNet-50.</summary>
/// <remarks>K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", 2015.</remarks>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[Bottleneck(64, project: true), Bottleneck(64, Repeat = 2)]
[Bottleneck(128, stride: 2, project: true), Bottleneck(128, Repeat = 3)]
[Bottleneck(256, stride: 2, project: true), Bottleneck(256, Repeat = 5)]
[Bottleneck(512, stride: 2, project: true), Bottleneck(512, Repeat = 2)]
[ResNetHead]
public partial class ResNet50;

/// <summary>ResNet-101.</summary>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[Bottleneck(64, project: true), Bottleneck(64, Repeat = 2)]
[Bottleneck(128, stride: 2, project: true), Bottleneck(128, Repeat = 3)]
[Bottleneck(256, stride: 2, project: true), Bottleneck(256, Repeat = 22)]
[Bottleneck(512, stride: 2, project: true), Bottleneck(512, Repeat = 2)]
[ResNetHead]
public partial class ResNet101;

/// <summary>ResNet-152.</summary>
[Network]
[Input(224, 224, 3)]
[ResNetStem]
[Bottleneck(64, project: true), Bottleneck(64, Repeat = 2)]
[Bottleneck(128, stride: 2, project: true), Bottleneck(128, Repeat = 7)]
[Bottleneck(256, stride: 2, project: true), Bottleneck(256, Repeat = 35)]
[Bottleneck(512, stride: 2, project: true), Bottleneck(512, Repeat = 2)]
[ResNetHead]
public partial class ResNet152;

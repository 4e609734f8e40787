using NetGen;

namespace Samples.Zoo;

/// <summary>VGG-16, configuration D of its paper.</summary>
/// <remarks>K. Simonyan, A. Zisserman, "Very deep convolutional networks for large-scale image recognition", 2014.</remarks>
[Network]
[Input(224, 224, 3)]
[VggStage(2, 64), VggStage(2, 128), VggStage(3, 256), VggStage(3, 512), VggStage(3, 512), DenseHead]
public partial class Vgg16;

/// <summary>VGG-19, configuration E.</summary>
[Network]
[Input(224, 224, 3)]
[VggStage(2, 64), VggStage(2, 128), VggStage(4, 256), VggStage(4, 512), VggStage(4, 512), DenseHead]
public partial class Vgg19;

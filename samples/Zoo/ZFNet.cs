using NetGen;

namespace Samples.Zoo;

/// <summary>ZFNet in one tower: AlexNet with a finer look at the picture.</summary>
/// <remarks>M. D. Zeiler, R. Fergus, "Visualizing and understanding convolutional networks", 2013.</remarks>
[Network]
[Input(224, 224, 3)]
[ZFNetBody, DenseHead]
public partial class ZFNet;

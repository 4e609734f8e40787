using NetGen;

namespace Samples.Zoo;

/// <summary>DenseNet-121.</summary>
/// <remarks>G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger, "Densely connected convolutional networks", 2016.</remarks>
[Network]
[Input(224, 224, 3)]
[DenseNetStem, DenseLayer(Repeat = 6), Transition(128), DenseLayer(Repeat = 12), Transition(256)]
[DenseLayer(Repeat = 24), Transition(512), DenseLayer(Repeat = 16), DenseNetHead]
public partial class DenseNet121;

/// <summary>DenseNet-169.</summary>
[Network]
[Input(224, 224, 3)]
[DenseNetStem, DenseLayer(Repeat = 6), Transition(128), DenseLayer(Repeat = 12), Transition(256)]
[DenseLayer(Repeat = 32), Transition(640), DenseLayer(Repeat = 32), DenseNetHead]
public partial class DenseNet169;

/// <summary>DenseNet-201.</summary>
[Network]
[Input(224, 224, 3)]
[DenseNetStem, DenseLayer(Repeat = 6), Transition(128), DenseLayer(Repeat = 12), Transition(256)]
[DenseLayer(Repeat = 48), Transition(896), DenseLayer(Repeat = 32), DenseNetHead]
public partial class DenseNet201;

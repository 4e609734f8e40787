using NetGen;

namespace Samples;

/// <summary>Two filters of 3×3 that answer to vertical and to horizontal edges. Nothing is learned: <see cref="EdgeDetection"/> sets the weights.</summary>
[Network]
[Input(96, 96, 1)]
[Conv2D(2, 3, UseBias = false, Name = "edges")]
public partial class EdgeFilters;

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>The memory a tensor lives in.</summary>
internal enum Space
{
    /// <summary>The parameters, flat.</summary>
    Weights,

    /// <summary>Once a step: literals, packed weights.</summary>
    Constants,

    /// <summary>Gradients and other sums over the batch.</summary>
    Sums,

    /// <summary>The worker's arena: a chunk of samples of each activation.</summary>
    Arena,
}

/// <summary>Where a node's value is.</summary>
/// <param name="Space">The memory.</param>
/// <param name="Offset">The first element inside the border, in elements.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Strides">The stride of each axis.</param>
/// <param name="SampleStride">The distance between samples; 0 for what exists once.</param>
internal sealed record TensorPlace(Space Space, long Offset, TensorShape Shape, int[] Strides, int SampleStride)
{
    /// <summary>Whether one sample's elements stand without gaps.</summary>
    public bool IsDense => Strides.SequenceEqual(Shape.DenseStrides());
}

/// <summary>When a node is computed.</summary>
internal enum Stage
{
    /// <summary>Once a step, before the samples: what follows from weights alone.</summary>
    Prepare,

    /// <summary>For each chunk of samples.</summary>
    Samples,

    /// <summary>Once a step, after the sums of all workers are added.</summary>
    Finish,
}

/// <summary>One node to compute, and whether its whole buffer must be zero first.</summary>
internal sealed record PlannedStep(Node Node, Stage Stage, TensorPlace? ClearFirst);

/// <summary>An ordered program with a place for every value.</summary>
internal sealed class ExecutionPlan
{
    public required string Name { get; init; }

    public required TensorProgram Program { get; init; }

    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>The steps over samples, in the stretches that loop over groups of them.</summary>
    public required IReadOnlyList<SampleSegment> Segments { get; init; }

    public required IReadOnlyDictionary<Node, TensorPlace> Places { get; init; }

    /// <summary>The number of samples that pass through the arena together.</summary>
    public required int Chunk { get; init; }

    public required long ArenaLength { get; init; }

    public required long ConstantsLength { get; init; }

    public required long SumsLength { get; init; }

    /// <summary>Elements of the arena that one sample takes.</summary>
    public long ArenaPerSample => ArenaLength / Chunk;

    /// <summary>The samples a node's kernel is usually given.</summary>
    public int SamplesAtOnce(Node node) => Segments.FirstOrDefault(s => s.Nodes.Contains(node))?.Group ?? Chunk;
}

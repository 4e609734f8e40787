using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>The memory a tensor lives in.</summary>
internal enum Space
{
    /// <summary>The parameters, flat.</summary>
    Weights,

    /// <summary>Once a step: literals, packed weights, what follows from sums over the batch.</summary>
    Constants,

    /// <summary>Gradients and other sums over the batch.</summary>
    Sums,

    /// <summary>Where the caller has the input.</summary>
    Input,

    /// <summary>The worker's arena: each activation of the samples at hand.</summary>
    Arena,

    /// <summary>What all workers have in common: of each sample of theirs, what threads read and write together.</summary>
    Joint,
}

/// <summary>Where a node's value is.</summary>
/// <param name="Space">The memory.</param>
/// <param name="Start">In the arena, where the buffer starts, in elements for each sample the arena holds; else 0.</param>
/// <param name="Offset">The first element's distance from there, in elements.</param>
/// <param name="Shape">The shape of one sample.</param>
/// <param name="Strides">The stride of each axis.</param>
/// <param name="SampleStride">The distance between samples; 0 for what exists once.</param>
/// <param name="StepStride">The distance between the steps of a loop; 0 for what is not kept for each step.</param>
internal sealed record TensorPlace(Space Space, long Start, long Offset, TensorShape Shape, int[] Strides, int SampleStride, int StepStride = 0)
{
    /// <summary>Whether the buffer holds only the few samples that are taken at a time: the next ones overwrite it.</summary>
    public bool IsOfGroup { get; init; }

    /// <summary>Whether one sample's elements stand without gaps.</summary>
    public bool IsDense => Strides.SequenceEqual(Shape.DenseStrides());
}

/// <summary>One node to compute.</summary>
/// <param name="Node">The node.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="ClearFirst">The buffer that must be zero first, if any.</param>
/// <param name="ClearedBorder">The border that alone must be zero, if not all of the buffer.</param>
internal sealed record PlannedStep(Node Node, int Stage, TensorPlace? ClearFirst, Border? ClearedBorder);

/// <summary>A stretch of the sums.</summary>
internal sealed record SumRange(long Offset, long Length);

/// <summary>An ordered program with a place for every value.</summary>
internal sealed class ExecutionPlan
{
    public required string Name { get; init; }

    public required TensorProgram Program { get; init; }

    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>The steps over samples, in the stretches that loop over groups of them.</summary>
    public required IReadOnlyList<SampleSegment> Segments { get; init; }

    public required IReadOnlyDictionary<Node, TensorPlace> Places { get; init; }

    /// <summary>Values that are computed where the concatenation that reads them has them.</summary>
    public HashSet<Node> InPlace { get; init; } = [];

    /// <summary>Where kernels work that need memory besides values, one after another; null if none does.</summary>
    public TensorPlace? Scratch { get; init; }

    /// <summary>How many times the samples are run through.</summary>
    public required int Phases { get; init; }

    /// <summary>Where the sums begin that all phases but the last leave, one after another.</summary>
    public long PhaseSumsStart { get; init; }

    /// <summary>The lengths of the sums of each phase but the last.</summary>
    public IReadOnlyList<long> PhaseSums { get; init; } = [];

    /// <summary>The sums that are added up over the workers after the last phase.</summary>
    public IReadOnlyList<SumRange> LastSums { get; init; } = [];

    /// <summary>The number of samples that pass through the arena together; with several phases it holds them all, and this is a guess.</summary>
    public required int Chunk { get; init; }

    /// <summary>Elements of the arena that one sample takes.</summary>
    public required long ArenaPerSample { get; init; }

    public required long ConstantsLength { get; init; }

    public required long SumsLength { get; init; }

    /// <summary>Elements that one sample takes of what all workers have in common: 0 where threads take no steps together.</summary>
    public long JointPerSample { get; init; }

    /// <summary>Elements of memory that one sample takes.</summary>
    public long WorkspacePerSample => ArenaPerSample + JointPerSample;

    /// <summary>A plan for a contraction within a kernel of a network's plan.</summary>
    public static ExecutionPlan OfKernel(ExecutionPlan whole, int samples, IReadOnlyDictionary<Node, TensorPlace> places) => new()
    {
        Name = whole.Name,
        Program = whole.Program,
        Steps = [],
        Segments = [],
        Places = places,
        Phases = 1,
        Chunk = samples,
        ArenaPerSample = 0,
        ConstantsLength = 0,
        SumsLength = 0,
    };

    /// <summary>Whether the arena holds all of a worker's samples at once.</summary>
    public bool HoldsAllSamples => Phases > 1;

    /// <summary>Whether threads take some steps together.</summary>
    public bool HasJointSteps => Joint.Count > 0;

    /// <summary>What is done in turn for the samples in a phase.</summary>
    public IReadOnlyList<ProgramSection> SectionsOf(int phase) => ProgramSection.Of(Segments.Where(s => s.Stage == (2 * phase) + 1));

    /// <summary>Whether all threads take a step together.</summary>
    public bool IsJoint(Node node) => Joint.Contains(node);

    /// <summary>The most samples that can go through all steps together.</summary>
    public int SamplesTogether => Segments.Select(s => s.Group).Append(Chunk).Min();

    /// <summary>The samples a node's kernel is usually given.</summary>
    public int SamplesAtOnce(Node node) => Groups.TryGetValue(node, out int group) ? group : Chunk;

    private Dictionary<Node, int> Groups => _groupOf ??= Segments.SelectMany(s => s.Nodes.Select(n => (n, s.Group))).ToDictionary(p => p.n, p => p.Group);

    private Dictionary<Node, int>? _groupOf;

    private HashSet<Node> Joint => _joint ??= [.. Segments.Where(s => s.IsJoint).SelectMany(s => s.Nodes)];

    private HashSet<Node>? _joint;
}

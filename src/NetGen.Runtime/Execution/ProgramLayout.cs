using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The memory a generated program works in, in elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ProgramLayout
{
    /// <summary>The samples that pass through the arena together; 0 if it holds all that a worker has.</summary>
    public required int Chunk { get; init; }

    /// <summary>What one sample takes of a worker's arena.</summary>
    public required int ArenaPerSample { get; init; }

    /// <summary>What exists once a step: literals, packed weights, what follows from sums over the batch.</summary>
    public required int ConstantsLength { get; init; }

    /// <summary>Gradients and other sums over the batch.</summary>
    public required int SumsLength { get; init; }

    /// <summary>Elements of one sample's input.</summary>
    public required int InputSize { get; init; }

    /// <summary>One sample's input; by default at the arena's start, and null where it is read where the caller has it.</summary>
    public ArenaOffset? Input { get; init; } = default(ArenaOffset);

    /// <summary>Elements of one sample's output.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The outputs in the arena.</summary>
    public required ArenaOffset Output { get; init; }

    /// <summary>Elements of one sample's target; 0 without a loss.</summary>
    public required int TargetSize { get; init; }

    /// <summary>The targets in the arena.</summary>
    public required ArenaOffset Target { get; init; }

    /// <summary>The samples' weights in the arena, or null where no loss reads them.</summary>
    public ArenaOffset? SampleWeights { get; init; }

    /// <summary>The loss among the sums.</summary>
    public required int LossOffset { get; init; }

    /// <summary>One over the batch's size among the constants, or -1.</summary>
    public required int InverseBatchOffset { get; init; }

    /// <summary>Where the sums begin that all phases but the last leave, one after another.</summary>
    public int PhaseSumsOffset { get; init; }

    /// <summary>The lengths of the sums of each phase but the last, which are added up over the workers behind it.</summary>
    public int[] PhaseSums { get; init; } = [];

    /// <summary>The sums that are added up over the workers after the last phase.</summary>
    public SumRange[] LastSums { get; init; } = [];

    /// <summary>In how many parts threads take what <see cref="NetworkProgram{T}.Prepare"/> leaves to them.</summary>
    public int PrepareParts { get; init; }

    /// <summary>In how many parts threads take what <see cref="NetworkProgram{T}.Finish"/> leaves to them after the last phase.</summary>
    public int FinishParts { get; init; }

    /// <summary>What is done in turn in each phase; empty where threads take nothing together, so that each phase is one section of each worker's own.</summary>
    public ProgramSection[][] Sections { get; init; } = [];

    /// <summary>What one sample takes of the memory that all workers have in common.</summary>
    public int JointPerSample { get; init; }

    /// <summary>Sums that a training step writes to the parameters.</summary>
    public ParameterUpdate[] Updates { get; init; } = [];

    /// <summary>What each sample's call leaves for the next.</summary>
    public SampleStatePlace[] States { get; init; } = [];

    /// <summary>Multiply-adds of one sample, to tell small work from large.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>For each step that threads can take together, whether they share it, or one of them does it all; empty without such steps.</summary>
    public bool[] SharedSteps { get; init; } = [];

    /// <summary>Whether each thread that takes part in shared steps needs an arena of its own to work in.</summary>
    public bool HasScratch { get; init; }

    /// <summary>The most samples that threads can take together.</summary>
    public int SamplesTogether { get; init; }

    /// <summary>How many times the samples are run through.</summary>
    public int Phases => PhaseSums.Length + 1;

    /// <summary>The samples for which an arena has room, when a worker has so many.</summary>
    /// <param name="samples">The samples of the worker.</param>
    internal int Capacity(int samples) => Chunk > 0 ? Chunk : samples;

    /// <summary>The length of an arena. Vectors may reach a little past the last value.</summary>
    /// <param name="capacity">The samples it has room for.</param>
    /// <exception cref="OutOfMemoryException">It would be more than one array holds.</exception>
    internal int ArenaLength(int capacity)
    {
        const int Slack = 16;
        long length = ((long)ArenaPerSample * capacity) + Slack;
        return length <= Array.MaxLength - 1024
            ? (int)length
            : throw new OutOfMemoryException(
                $"{capacity} samples at once need {length} elements of memory on one thread, more than one array holds; take smaller batches.");
    }
}

/// <summary>A place in an arena.</summary>
/// <param name="PerSample">Its distance from the start, for each sample the arena has room for.</param>
/// <param name="Offset">What is added to that.</param>
/// <param name="IsJoint">Whether it is in the memory that all workers have in common, so far from the start of each sample's record.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ArenaOffset(int PerSample, int Offset, bool IsJoint = false)
{
    /// <summary>The distance from the arena's start.</summary>
    /// <param name="capacity">The samples the arena has room for.</param>
    internal int In(int capacity) => (PerSample * capacity) + Offset;
}

/// <summary>What a call leaves for the next, for each sample.</summary>
/// <param name="Name">Its name, such as <c>lstm_1.h</c>.</param>
/// <param name="Length">Its elements for one sample.</param>
/// <param name="Before">Where the program reads what the call before left.</param>
/// <param name="After">Where it leaves what comes next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SampleStatePlace(string Name, int Length, ArenaOffset Before, ArenaOffset After);

/// <summary>A stretch of the sums.</summary>
/// <param name="Offset">Where it starts.</param>
/// <param name="Length">Its length.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct SumRange(int Offset, int Length);

/// <summary>A new value of a parameter.</summary>
/// <param name="Index">The parameter's place in the table.</param>
/// <param name="Source">Where it stands in the program's memory.</param>
/// <param name="Parameter">The parameter's offset.</param>
/// <param name="Length">Its length.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ParameterUpdate(int Index, int Source, int Parameter, int Length);

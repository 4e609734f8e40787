using System.Numerics;
using NetGen.Threading;

namespace NetGen.Generated;

/// <summary>What a program makes once a step, before the samples and behind them: first on one thread, then in parts on all.</summary>
internal sealed class StepParts<T>(NetworkProgram<T> program, AlignedBuffer<T> parameters, AlignedBuffer<T> constants) : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sums of the batch, once its samples are through; null before.</summary>
    private AlignedBuffer<T>? _sums;

    /// <summary>Makes what does not depend on samples.</summary>
    public void Prepare()
    {
        program.Prepare(ref parameters.Reference, ref constants.Reference);
        Run(null, program.Layout.PrepareParts);
    }

    /// <summary>Makes what follows from the sums of a phase.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="sums">The sums.</param>
    public void Finish(int phase, AlignedBuffer<T> sums)
    {
        program.Finish(phase, ref parameters.Reference, ref constants.Reference, ref sums.Reference);
        Run(sums, phase == program.Layout.Phases - 1 ? program.Layout.FinishParts : 0);
    }

    void IParallelWork.Run(int part)
    {
        if (_sums is { } sums)
        {
            program.FinishPart(part, ref parameters.Reference, ref constants.Reference, ref sums.Reference);
        }
        else
        {
            program.PreparePart(part, ref parameters.Reference, ref constants.Reference);
        }
    }

    private void Run(AlignedBuffer<T>? sums, int parts)
    {
        _sums = sums;
        if (parts > 0)
        {
            Parallelism.Run(this, parts);
        }
    }
}

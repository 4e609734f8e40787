using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Generated code for one purpose: inference, evaluation or training.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkProgram<T>
    where T : unmanaged
{
    /// <summary>The memory the program works in.</summary>
    public abstract ProgramLayout Layout { get; }

    /// <summary>Once a step, before the samples: literals, packed weights.</summary>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">Receives what exists once a step.</param>
    public abstract void Prepare(ref T weights, ref T constants);

    /// <summary>A part of what <see cref="Prepare"/> leaves to several threads; only in programs whose layout has such parts.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">Has what <see cref="Prepare"/> left; receives the rest.</param>
    public virtual void PreparePart(int part, ref T weights, ref T constants) => throw new NotSupportedException("The program prepares nothing in parts.");

    /// <summary>The samples at hand, in one phase; only in programs whose layout has no sections.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> and the phases before left.</param>
    /// <param name="input">The inputs, where the layout gives them no place.</param>
    /// <param name="arena">The worker's arena, with target and input in place.</param>
    /// <param name="sums">The worker's sums over the batch.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="capacity">The number of samples the arena has room for.</param>
    /// <param name="accumulate">Whether sums are added to, rather than begun.</param>
    /// <param name="context">What random numbers depend on.</param>
    public virtual void Run(
        int phase, ref T weights, ref T constants, ref T input, ref T arena, ref T sums, int samples, nint capacity, bool accumulate, in PassContext context) =>
        throw new NotSupportedException("The program runs section by section.");

    /// <summary>The samples at hand of one worker, in one section; only in programs whose layout has sections.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="section">The section of the phase, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> and the phases before left.</param>
    /// <param name="input">The inputs, where the layout gives them no place.</param>
    /// <param name="arena">The worker's arena, with target and input in place.</param>
    /// <param name="joint">What all workers have in common, from the worker's first sample on.</param>
    /// <param name="sums">The worker's sums over the batch.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="capacity">The number of samples the arena has room for.</param>
    /// <param name="accumulate">Whether sums are added to, rather than begun.</param>
    /// <param name="context">What random numbers depend on.</param>
    public virtual void RunSection(
        int phase, int section, ref T weights, ref T constants, ref T input, ref T arena, ref T joint, ref T sums, int samples, nint capacity, bool accumulate, in PassContext context) =>
        throw new NotSupportedException("The program has no sections.");

    /// <summary>A part of a section that threads take together, for the samples of all workers; only in programs whose layout has such sections.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="section">The section of the phase, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> and the phases before left.</param>
    /// <param name="joint">What all workers have in common, from the first sample on.</param>
    /// <param name="sums">Receives sums.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="accumulate">Whether sums are added to, rather than begun.</param>
    /// <param name="share">What this thread takes.</param>
    /// <param name="context">What the samples are, where a worker takes its own alone.</param>
    public virtual void RunJoint(
        int phase, int section, ref T weights, ref T constants, ref T joint, ref T sums, int samples, bool accumulate, WorkShare share, in PassContext context) =>
        throw new NotSupportedException("The program has no steps that threads take together.");

    /// <summary>One step for the samples at hand, shared by several threads; only in programs whose layout names such steps.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="share">What this thread takes of it.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> left.</param>
    /// <param name="input">The inputs, where the layout gives them no place.</param>
    /// <param name="arena">The arena of all threads, with the input in place.</param>
    /// <param name="scratch">An arena of this thread's own, where the layout asks for one.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="context">What random numbers depend on.</param>
    public virtual void RunShared(int step, WorkShare share, ref T weights, ref T constants, ref T input, ref T arena, ref T scratch, int samples, in PassContext context) =>
        throw new NotSupportedException("The program has no steps that threads share.");

    /// <summary>Once a step, after the sums of a phase are added up over all workers.</summary>
    /// <param name="phase">The phase, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What exists once a step; receives what follows from the sums.</param>
    /// <param name="sums">The sums of the whole batch.</param>
    public abstract void Finish(int phase, ref T weights, ref T constants, ref T sums);

    /// <summary>A part of what <see cref="Finish"/> leaves to several threads after the last phase; only in programs whose layout has such parts.</summary>
    /// <param name="part">The part, from 0.</param>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What exists once a step.</param>
    /// <param name="sums">The sums of the whole batch; receives what follows from them.</param>
    public virtual void FinishPart(int part, ref T weights, ref T constants, ref T sums) => throw new NotSupportedException("The program finishes nothing in parts.");
}

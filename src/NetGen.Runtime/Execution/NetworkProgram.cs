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

    /// <summary>A chunk of samples.</summary>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> left.</param>
    /// <param name="arena">The worker's arena, with input and target in place.</param>
    /// <param name="sums">The worker's sums over the batch.</param>
    /// <param name="samples">The number of samples, at most <see cref="ProgramLayout.Chunk"/>.</param>
    /// <param name="accumulate">Whether sums are added to, rather than begun.</param>
    /// <param name="context">What random numbers depend on.</param>
    public abstract void Run(
        ref T weights, ref T constants, ref T arena, ref T sums, int samples, bool accumulate, in PassContext context);

    /// <summary>Once a step, after the sums of all workers are added.</summary>
    /// <param name="weights">The parameters.</param>
    /// <param name="constants">What <see cref="Prepare"/> left.</param>
    /// <param name="sums">The sums of the whole batch.</param>
    public abstract void Finish(ref T weights, ref T constants, ref T sums);
}

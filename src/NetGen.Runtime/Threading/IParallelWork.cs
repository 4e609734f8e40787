namespace NetGen.Threading;

/// <summary>Work that falls into numbered parts which may run at the same time.</summary>
public interface IParallelWork
{
    /// <summary>Runs one part.</summary>
    /// <param name="part">The part's number, from 0.</param>
    void Run(int part);
}

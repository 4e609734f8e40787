using NetGen.Threading;

namespace NetGen.Tests.Cases;

/// <summary>Bounds the threads of a network's calls while it lives.</summary>
internal readonly struct Threads : IDisposable
{
    private readonly int _before;

    public Threads(int count)
    {
        _before = Parallelism.MaxThreads;
        Parallelism.MaxThreads = count;
    }

    public void Dispose() => Parallelism.MaxThreads = _before;
}

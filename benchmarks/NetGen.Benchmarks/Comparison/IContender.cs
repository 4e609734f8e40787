using System.Diagnostics;

namespace NetGen.Benchmarks;

/// <summary>What can be timed on a workload, in this process or in another.</summary>
internal interface IContender : IDisposable
{
    /// <summary>Its name and version.</summary>
    string Name { get; }

    /// <summary>Where it runs.</summary>
    Process Process { get; }

    /// <summary>Whether it does such work at all.</summary>
    bool Takes(Workload workload);

    /// <summary>Gets ready for a workload, and lets go of the last one.</summary>
    /// <exception cref="PeerException">It cannot do it.</exception>
    void Open(Workload workload);

    /// <summary>Does the work over and over.</summary>
    /// <returns>The seconds of one iteration.</returns>
    double Run(int iterations);
}

using System;

namespace NetGen;

/// <summary>What a network may cost at most: the build fails when it outgrows the device it is made for.</summary>
/// <remarks>
/// <para>
/// Each limit stands for itself, and what it bounds is what the generated <c>Summary</c> prints. The error says by how much the network is
/// over, and which layers cost most.
/// </para>
/// <para>A limit on the workspace makes every build, and the editor as you type, plan the network's memory.</para>
/// </remarks>
/// <example>
/// <code>
/// [Network]
/// [Budget(MaxParameters = 100_000, MaxMultiplyAdds = 3_000_000, MaxWorkspaceBytes = 256 * 1024)]
/// [Input(28, 28, 1)]
/// [Flatten, Dense(10, Activation = Activation.Softmax)]
/// [SparseCategoricalCrossEntropy]
/// public partial class Digits;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BudgetAttribute : Attribute
{
    /// <summary>The most parameters, frozen ones included. Default: 0, no limit.</summary>
    public long MaxParameters { get; set; }

    /// <summary>The most multiply-adds of one sample's prediction. Default: 0, no limit.</summary>
    public long MaxMultiplyAdds { get; set; }

    /// <summary>
    /// The most bytes of memory that predicting one sample takes besides the weights; samples that are predicted at once take as many times
    /// that. Default: 0, no limit.
    /// </summary>
    public long MaxWorkspaceBytes { get; set; }

    /// <summary>
    /// The same for training on one sample. A network without a loss has no training, and stays within any limit. Default: 0, no limit.
    /// </summary>
    public long MaxTrainingWorkspaceBytes { get; set; }
}

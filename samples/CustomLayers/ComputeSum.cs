using NetGen;

namespace Samples;

/// <summary>
/// A layer with state: a total to which every call adds its inputs, summed over the batch, and which it gives. Training does not change it.
/// </summary>
/// <param name="size">The elements of a sample.</param>
[Weight(Size, Name = "total", Initializer = Initializer.Zeros, Trainable = false)]
[ReduceSum(0)]
[Add("total")]
[Assign("total")]
public sealed class ComputeSumAttribute(int size) : BlockAttribute(size)
{
    private const int Size = 2;
}

/// <summary>The layer alone.</summary>
[Network]
[Input(2)]
[ComputeSum(2)]
public partial class RunningTotal;

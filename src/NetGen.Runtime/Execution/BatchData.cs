namespace NetGen.Generated;

/// <summary>What a caller gives for a batch; what is empty is not there.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly ref struct BatchData<T>
    where T : unmanaged
{
    /// <summary>The samples' inputs, flat rows.</summary>
    public required ReadOnlySpan<T> Inputs { get; init; }

    /// <summary>The number of samples.</summary>
    public required int Samples { get; init; }

    /// <summary>Targets that are values.</summary>
    public ReadOnlySpan<T> Values { get; init; }

    /// <summary>Targets that are class labels.</summary>
    public ReadOnlySpan<int> Labels { get; init; }

    /// <summary>A weight for each sample; without them, each weighs 1.</summary>
    public ReadOnlySpan<T> Weights { get; init; }

    /// <summary>What the call before left for each sample, which is replaced by what this one leaves; null for zeros.</summary>
    public AlignedBuffer<T>[]? States { get; init; }

    /// <summary>Receives the outputs.</summary>
    public Span<T> Outputs { get; init; }
}

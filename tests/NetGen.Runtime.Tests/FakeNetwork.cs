using System.Collections.Immutable;
using System.Numerics;

namespace NetGen.Runtime.Tests;

/// <summary>Parameters and gradients without a network around them.</summary>
internal class FakeNetwork<T> : ITrainable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _weights;
    private readonly T[] _gradients;

    public FakeNetwork(params ParameterInfo[] table)
    {
        ParameterTable = table;
        int length = table.Max(p => p.Offset + p.Length);
        _weights = new T[length];
        _gradients = new T[length];
        Frozen = new Generated.FrozenParameters(table);
    }

    public Generated.FrozenParameters Frozen { get; }

    public ReadOnlySpan<bool> Trainable => Frozen.Trainable;

    public void SetTrainable(string name, bool trainable) => Frozen.SetTrainable(name, trainable);

    public ImmutableArray<int> InputShape => [InputSize];

    public ImmutableArray<int> OutputShape => [OutputSize];

    public int InputSize { get; init; } = 1;

    public int OutputSize { get; init; } = 1;

    public IReadOnlyList<ParameterInfo> ParameterTable { get; }

    public string ArchitectureHash { get; init; } = "fake";

    public Span<T> Weights => _weights;

    public Span<T> Gradients => _gradients;

    public LossInfo Loss { get; init; } = new("Fake", TargetKind.Values, false, false);

    public int Changes { get; private set; }

    public void WeightsChanged() => Changes++;

    public virtual void Predict(ReadOnlySpan<T> x, Span<T> y) => throw new NotSupportedException();

    public static ParameterInfo Parameter(string name, int offset, int length, bool trainable = true) =>
        new(name, [length], offset, length, trainable);
}

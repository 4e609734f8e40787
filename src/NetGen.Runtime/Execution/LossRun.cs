using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>A program with a loss: checks targets, runs a batch, adds the workers' sums. One call at a time.</summary>
internal sealed class LossRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ProgramLayout _layout;
    private readonly AlignedBuffer<T> _parameters;
    private readonly AlignedBuffer<T> _constants;
    private readonly BatchRun<T> _batch;
    private readonly object _gate = new();
    private readonly IndexRange[] _inputIndices;
    private readonly IndexRange[] _targetIndices;

    public LossRun(NetworkProgram<T> program, AlignedBuffer<T> parameters, IndexRange[] inputIndices, IndexRange[] targetIndices)
    {
        _layout = program.Layout;
        _parameters = parameters;
        _constants = new AlignedBuffer<T>(_layout.ConstantsLength);
        _batch = new BatchRun<T>(program, parameters, ArenaSource<T>.For(_layout), _constants);
        (_inputIndices, _targetIndices) = (inputIndices, targetIndices);
    }

    /// <summary>The sums over the last batch.</summary>
    public Span<T> Sums => _batch.Sums.Span;

    public T Run<TTarget>(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, ReadOnlySpan<T> sampleWeights, Span<T> y, PassContext context, AlignedBuffer<T>[]? states = null)
        where TTarget : unmanaged
    {
        int samples = Rows.Count(x.Length, _layout.InputSize, nameof(x), "input");
        Rows.Check(target.Length, samples, _layout.TargetSize, nameof(target), "target");
        if (!y.IsEmpty)
        {
            Rows.Check(y.Length, samples, _layout.OutputSize, nameof(y), "output");
        }

        if (!sampleWeights.IsEmpty)
        {
            Rows.Check(sampleWeights.Length, samples, 1, nameof(sampleWeights), "weight");
        }

        if (samples == 0)
        {
            throw new ArgumentException("A loss needs at least one sample, but the batch is empty.", nameof(x));
        }

        foreach (IndexRange range in _inputIndices)
        {
            range.Check(x, _layout.InputSize, nameof(x));
        }

        foreach (IndexRange range in _targetIndices)
        {
            range.Check(target, _layout.TargetSize, nameof(target));
        }

        bool isLabels = typeof(TTarget) == typeof(int);
        var batch = new BatchData<T>
        {
            Inputs = x,
            Samples = samples,
            Values = isLabels ? default : MemoryMarshal.Cast<TTarget, T>(target),
            Labels = isLabels ? MemoryMarshal.Cast<TTarget, int>(target) : default,
            Weights = sampleWeights,
            Outputs = y,
            States = states,
        };
        lock (_gate)
        {
            _batch.Prepare();
            if (_layout.InverseBatchOffset >= 0)
            {
                _constants.Span[_layout.InverseBatchOffset] = T.One / T.CreateChecked(samples);
            }

            _batch.Run(batch, context);
            return Sums[_layout.LossOffset];
        }
    }

    /// <summary>Writes what the last batch left for the parameters besides their gradients.</summary>
    /// <param name="frozen">The parameters that stay as they are.</param>
    public void Update(FrozenParameters frozen) => frozen.Write<T>(_layout.Updates, Sums, _parameters.Span);
}

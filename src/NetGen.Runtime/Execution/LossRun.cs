using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>A program with a loss: checks targets, runs a batch, adds the workers' sums. One call at a time.</summary>
internal sealed class LossRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkProgram<T> _program;
    private readonly ProgramLayout _layout;
    private readonly AlignedBuffer<T> _parameters;
    private readonly AlignedBuffer<T> _constants;
    private readonly BatchRun<T> _batch;
    private readonly object _gate = new();
    private readonly int _classes;

    public LossRun(NetworkProgram<T> program, AlignedBuffer<T> parameters, int classes)
    {
        _program = program;
        _layout = program.Layout;
        _parameters = parameters;
        _constants = new AlignedBuffer<T>(_layout.ConstantsLength);
        _batch = new BatchRun<T>(program, parameters, new WorkspacePool<T>(_layout.ArenaLength), _constants);
        _classes = classes;
    }

    /// <summary>The sums over the last batch.</summary>
    public Span<T> Sums => _batch.Sums(0).Span;

    public T Run<TTarget>(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> target, Span<T> y, PassContext context)
        where TTarget : unmanaged
    {
        int samples = Rows.Count(x.Length, _layout.InputSize, nameof(x), "input");
        Rows.Check(target.Length, samples, _layout.TargetSize, nameof(target), "target");
        if (!y.IsEmpty)
        {
            Rows.Check(y.Length, samples, _layout.OutputSize, nameof(y), "output");
        }

        if (samples == 0)
        {
            throw new ArgumentException("A loss needs at least one sample, but the batch is empty.", nameof(x));
        }

        ReadOnlySpan<T> values = default;
        ReadOnlySpan<int> labels = default;
        if (typeof(TTarget) == typeof(int))
        {
            labels = MemoryMarshal.Cast<TTarget, int>(target);
            CheckLabels(labels);
        }
        else
        {
            values = MemoryMarshal.Cast<TTarget, T>(target);
        }

        lock (_gate)
        {
            _program.Prepare(ref _parameters.Reference, ref _constants.Reference);
            if (_layout.InverseBatchOffset >= 0)
            {
                _constants.Span[_layout.InverseBatchOffset] = T.One / T.CreateChecked(samples);
            }

            _batch.Run(x, values, labels, y, samples, context);
            _batch.AddSums();
            Span<T> sums = Sums;
            _program.Finish(ref _parameters.Reference, ref _constants.Reference, ref MemoryMarshal.GetReference(sums));
            return sums[_layout.LossOffset];
        }
    }

    private void CheckLabels(ReadOnlySpan<int> labels)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)_classes)
            {
                throw new ArgumentException(
                    $"Labels must be classes from 0 to {_classes - 1}, but label {i} is {labels[i]}.", "target");
            }
        }
    }
}

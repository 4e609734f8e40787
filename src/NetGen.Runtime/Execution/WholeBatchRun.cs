using System.Numerics;

namespace NetGen.Generated;

/// <summary>
/// Runs a program in which samples depend on each other through sums over the batch. What follows from the sums stands among the constants,
/// so that each run has constants and arenas of its own. One call at a time.
/// </summary>
internal sealed class WholeBatchRun<T> : IPooled<WholeBatchRun<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkProgram<T> _program;
    private readonly AlignedBuffer<T> _parameters;
    private readonly AlignedBuffer<T> _constants;
    private readonly BatchRun<T> _batch;
    private PoolPlace<WholeBatchRun<T>> _inPool;

    public WholeBatchRun(NetworkProgram<T> program, AlignedBuffer<T> parameters)
    {
        _program = program;
        _parameters = parameters;
        _constants = new AlignedBuffer<T>(program.Layout.ConstantsLength);
        _batch = new BatchRun<T>(program, parameters, ArenaSource<T>.For(program.Layout), _constants);
    }

    ref PoolPlace<WholeBatchRun<T>> IPooled<WholeBatchRun<T>>.InPool => ref _inPool;

    /// <summary>Runs a batch of one sample or more.</summary>
    public void Predict(ReadOnlySpan<T> x, Span<T> y, int samples, AlignedBuffer<T>[]? states)
    {
        _batch.Prepare();
        if (_program.Layout.InverseBatchOffset >= 0)
        {
            _constants.Span[_program.Layout.InverseBatchOffset] = T.One / T.CreateChecked(samples);
        }

        _batch.Run(new BatchData<T> { Inputs = x, Samples = samples, Outputs = y, States = states }, default);
    }

    /// <summary>Writes the new values that the last batch left for parameters.</summary>
    public void Update()
    {
        foreach (ParameterUpdate update in _program.Layout.Updates)
        {
            _batch.Sums.Span.Slice(update.Source, update.Length).CopyTo(_parameters.Span[update.Parameter..]);
        }
    }
}

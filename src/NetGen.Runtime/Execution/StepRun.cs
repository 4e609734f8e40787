using System.Numerics;

namespace NetGen.Generated;

/// <summary>A program without samples: it replaces parameters by what follows from them.</summary>
internal sealed class StepRun<T>(NetworkProgram<T> program, AlignedBuffer<T> parameters)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _constants = new(program.Layout.ConstantsLength);
    private readonly AlignedBuffer<T> _results = new(program.Layout.SumsLength);

    /// <summary>Runs the program and writes its results.</summary>
    /// <param name="frozen">The parameters that stay as they are.</param>
    public void Run(FrozenParameters frozen)
    {
        program.Prepare(ref parameters.Reference, ref _constants.Reference);
        program.Finish(0, ref parameters.Reference, ref _constants.Reference, ref _results.Reference);
        frozen.Write<T>(program.Layout.Updates, _results.Span, parameters.Span);
    }
}

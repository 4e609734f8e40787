using System.Numerics;
using NetGen.Threading;

namespace NetGen;

/// <summary>Takes many samples through steps, a block of them in each part, so that what lies between two steps stays small.</summary>
internal sealed class ApplySteps<T> : IParallelWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int SamplesPerPart = 128;

    private readonly IDataStep<T>[] _steps;
    private readonly ReadOnlyMemory<T> _samples;
    private readonly Memory<T> _results;
    private readonly int _count;

    public ApplySteps(IDataStep<T>[] steps, ReadOnlyMemory<T> samples, Memory<T> results)
    {
        _steps = steps;
        _samples = samples;
        _results = results;
        _count = samples.Length / steps[0].InputSize;
    }

    public int Parts => (_count + SamplesPerPart - 1) / SamplesPerPart;

    public void Run(int part)
    {
        int first = part * SamplesPerPart, count = Math.Min(SamplesPerPart, _count - first);
        int inputSize = _steps[0].InputSize, outputSize = _steps[^1].OutputSize;
        ReadOnlySpan<T> source = _samples.Span.Slice(first * inputSize, count * inputSize);
        foreach (IDataStep<T> step in _steps.AsSpan()[..^1])
        {
            var between = new T[count * step.OutputSize];
            step.Apply(source, between);
            source = between;
        }

        _steps[^1].Apply(source, _results.Span.Slice(first * outputSize, count * outputSize));
    }
}

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Places sums over the batch and the results of a step: the gradients where their parameters are among the weights, then what is
/// added up at the end, then, phase by phase, what a later stage reads.
/// </summary>
internal sealed class SumPlanner
{
    private readonly Dictionary<Node, long> _offsets = [];
    private readonly List<SumRange> _ranges = [];
    private readonly int _alignment;

    public SumPlanner(TensorProgram program, IReadOnlyList<Node> order, Schedule schedule, Buffers buffers, int alignment)
    {
        _alignment = alignment;
        if (program.IsTraining)
        {
            foreach (Parameter parameter in program.Parameters)
            {
                Length = parameter.Offset + Align(parameter.Shape.Size);
            }
        }

        for (int i = 0; i < program.Gradients.Length; i++)
        {
            if (program.Gradients[i] is { } gradient)
            {
                _offsets[buffers.RootOf(gradient)] = program.Parameters[i].Offset;
            }
        }

        foreach (Node result in program.Updates.Select(u => u.Value).Append(program.Loss).OfType<Node>())
        {
            Add(buffers.RootOf(result));
        }

        Node[] sums = [.. order.Where(n => n.ReducesBatch)];
        ILookup<Node, Node> readers = order
            .Where(n => !n.IsPlainView)
            .SelectMany(n => n.Inputs.Select(i => (Root: buffers.RootOf(i), Reader: n)))
            .ToLookup(r => r.Root, r => r.Reader);
        bool IsEarly(Node sum) => readers[sum].Any(r => schedule[r] < schedule.Last);
        foreach (Node sum in sums.Where(s => !IsEarly(s)))
        {
            Add(sum);
        }

        long end = Length;
        for (int stage = 1; stage < schedule.Last - 1; stage += 2)
        {
            long start = Length;
            foreach (Node sum in sums.Where(s => schedule[s] == stage && IsEarly(s)))
            {
                Add(sum);
            }

            _ranges.Add(new SumRange(start, Length - start));
        }

        _ranges.Add(new SumRange(0, end));
    }

    /// <summary>What is added up over the workers after each phase.</summary>
    public IReadOnlyList<SumRange> Ranges => _ranges;

    public long Length { get; private set; }

    /// <summary>The place of a sum or a result; null for any other node.</summary>
    public long? OffsetOf(Node node) => _offsets.TryGetValue(node, out long offset) ? offset : null;

    private void Add(Node node)
    {
        if (!_offsets.ContainsKey(node))
        {
            _offsets[node] = Length;
            Length += Align(node.Shape.Size);
        }
    }

    private long Align(long length) => (length + _alignment - 1) / _alignment * _alignment;
}

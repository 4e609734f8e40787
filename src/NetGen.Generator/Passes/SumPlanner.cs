using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Places sums over the batch and the results of a step: the gradients where their parameters are among the weights, then what is
/// added up at the end, then, phase by phase, what a later stage reads.
/// </summary>
internal sealed class SumPlanner
{
    private readonly Dictionary<Node, long> _offsets = [];
    private readonly List<long> _phases = [];
    private readonly IReadOnlyDictionary<Node, Concat> _wholes;
    private readonly int _alignment;

    /// <param name="program">The program.</param>
    /// <param name="order">Its nodes, in order.</param>
    /// <param name="schedule">When each is computed.</param>
    /// <param name="buffers">What the buffers need.</param>
    /// <param name="wholes">What is computed within another value.</param>
    /// <param name="alignment">What each place's start is a multiple of.</param>
    public SumPlanner(
        TensorProgram program, IReadOnlyList<Node> order, Schedule schedule, Buffers buffers, IReadOnlyDictionary<Node, Concat> wholes, int alignment)
    {
        _wholes = wholes;
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
        Node[] late = [.. sums.Where(s => !IsEarly(s))];
        foreach (Node sum in late)
        {
            Add(sum);
        }

        LastRanges = Join(late.Where(s => !JointSteps.IsSum(s, schedule)));
        PhasesStart = Length;
        for (int stage = 1; stage < schedule.Last - 1; stage += 2)
        {
            long start = Length;
            foreach (Node sum in sums.Where(s => schedule[s] == stage && IsEarly(s)))
            {
                Add(sum);
            }

            _phases.Add(Length - start);
        }
    }

    /// <summary>Where the sums begin that all phases but the last leave, one after another.</summary>
    public long PhasesStart { get; }

    /// <summary>The lengths of the sums of each phase but the last.</summary>
    public IReadOnlyList<long> Phases => _phases;

    /// <summary>What is added up over the workers after the last phase.</summary>
    public IReadOnlyList<SumRange> LastRanges { get; }

    public long Length { get; private set; }

    /// <summary>The place of a sum or a result; null for any other node.</summary>
    public long? OffsetOf(Node node) => _offsets.TryGetValue(node, out long offset) ? offset : null;

    /// <summary>The stretches of some sums. Short gaps, which are zero, are added up with them.</summary>
    private List<SumRange> Join(IEnumerable<Node> sums)
    {
        const int LongestGap = 256;
        var ranges = new List<SumRange>();
        foreach (SumRange next in sums.Select(WholeOf).Select(s => new SumRange(_offsets[s], Align(s.Shape.Size))).OrderBy(r => r.Offset))
        {
            SumRange? last = ranges.Count == 0 ? null : ranges[ranges.Count - 1];
            if (last is null || next.Offset - (last.Offset + last.Length) > LongestGap)
            {
                ranges.Add(next);
            }
            else
            {
                ranges[ranges.Count - 1] = last with { Length = next.Offset + next.Length - last.Offset };
            }
        }

        return ranges;
    }

    private Node WholeOf(Node sum) => _wholes.TryGetValue(sum, out Concat? whole) ? WholeOf(whole) : sum;

    private void Add(Node node)
    {
        if (!_offsets.ContainsKey(WholeOf(node)))
        {
            _offsets[node] = Length;
            Length += Align(node.Shape.Size);
        }
    }

    private long Align(long length) => (length + _alignment - 1) / _alignment * _alignment;
}

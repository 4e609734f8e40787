using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// When each node is computed. Stages alternate: an even one runs once a step on one thread, an odd one over the samples on
/// all threads. A value that depends on a sum over the batch comes in a later stage than the sum, as the statistics of batch
/// normalisation do.
/// </summary>
internal sealed class Schedule
{
    private readonly Dictionary<Node, int> _stages = [];
    private readonly Dictionary<Node, Node> _roots = [];

    private Schedule()
    {
    }

    /// <summary>The last stage, which is an even one.</summary>
    public int Last { get; private set; } = 2;

    /// <summary>How many times the samples are run through.</summary>
    public int Phases => Last / 2;

    public int this[Node node] => _stages[node];

    public static Schedule Of(TensorProgram program, IReadOnlyList<Node> order)
    {
        var schedule = new Schedule();
        ILookup<Loop, Node> bodies = order.Where(n => n.Loop is not null).ToLookup(n => n.Loop!);
        foreach (Node node in order)
        {
            schedule.Assign(node, bodies);
        }

        // Results that samples have no part in are made at the end, where results are read, under whichever shape.
        var last = new HashSet<Node>();
        foreach (Node result in program.Gradients.Append(program.Loss).OfType<Node>().Concat(program.Updates.Select(u => u.Value)))
        {
            if (!schedule._roots[result].ReducesBatch)
            {
                last.Add(schedule._roots[result]);
            }
        }

        foreach (Node node in order.Where(n => last.Contains(schedule._roots[n])))
        {
            schedule._stages[node] = schedule.Last;
        }

        schedule.Postpone(order);
        return schedule;
    }

    /// <summary>What follows from sums, and is read at the end alone, is made at the end: the sums need not be added up before.</summary>
    private void Postpone(IReadOnlyList<Node> order)
    {
        ILookup<Node, Node> readers = order.SelectMany(n => n.Inputs.Select(i => (Input: i, Reader: n))).ToLookup(r => r.Input, r => r.Reader);
        foreach (Node node in order.Reverse().Where(n => n.Loop is null && _stages[n] > 0 && _stages[n] % 2 == 0))
        {
            if (readers[node].Any() && readers[node].All(r => _stages[r] == Last))
            {
                _stages[node] = Last;
            }
        }
    }

    private void Assign(Node node, ILookup<Loop, Node> bodies)
    {
        _roots[node] = node.IsPlainView ? _roots[node.Inputs[0]] : node;
        bool isOverSamples = node.Scope == Scope.Sample || node.ReducesBatch;
        _stages[node] = node.Inputs.Select(i => Earliest(i, isOverSamples)).Append(isOverSamples ? 1 : 0).Max();
        if (node is LoopEnd end)
        {
            // The body runs when the last of what it reads is there.
            int latest = bodies[end.Body].Append(node).Max(n => _stages[n]);
            foreach (Node part in bodies[end.Body].Append(node))
            {
                _stages[part] = latest;
            }
        }

        Last = Math.Max(Last, _stages[node] + (_stages[node] % 2));
    }

    /// <summary>The first stage that can read a value.</summary>
    private int Earliest(Node input, bool isOverSamples)
    {
        int ready = _stages[input];
        bool isMadeOnce = ready % 2 == 0;
        if (isOverSamples)
        {
            return isMadeOnce ? ready + 1 : _roots[input].ReducesBatch ? ready + 2 : ready;
        }

        return isMadeOnce ? ready : ready + 1;
    }
}

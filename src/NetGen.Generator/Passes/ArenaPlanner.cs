using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>The samples an arena has room for.</summary>
/// <param name="Chunk">How many pass through it together.</param>
/// <param name="HoldsAll">Whether it holds all that a worker has, and the chunk is a guess.</param>
internal sealed record ArenaSamples(int Chunk, bool HoldsAll)
{
    /// <summary>Whether it has their inputs, or these are read where the caller has them.</summary>
    public bool CopiesInput { get; init; } = true;
}

/// <summary>
/// Values of samples share one arena: a place is free again once its last reader has run. What only one loop over groups of samples needs has
/// room for a group, and so stays in the second-level cache.
/// </summary>
internal sealed class ArenaPlanner
{
    private readonly Buffers _buffers;
    private readonly ArenaAllocator _arena;
    private readonly ArenaAllocator _joint;
    private readonly HashSet<Node> _jointRoots;
    private readonly Dictionary<Node, TensorPlace> _places = [];
    private readonly Dictionary<Node, TensorPlace> _whole = [];
    private readonly HashSet<Node> _live = [];
    private readonly Dictionary<Node, long> _lengths = [];
    private readonly Dictionary<Node, SampleSegment> _segments;
    private readonly Dictionary<Node, int> _lastUse;
    private readonly IReadOnlyList<Node> _steps;
    private readonly ArenaSamples _samples;

    /// <summary>Places all values of samples.</summary>
    /// <param name="program">The program.</param>
    /// <param name="steps">Its nodes over samples, in order.</param>
    /// <param name="segments">Their stretches.</param>
    /// <param name="buffers">What the buffers need.</param>
    /// <param name="samples">The samples it has room for.</param>
    /// <param name="alignment">What each place's start is a multiple of, for each sample of the arena.</param>
    public ArenaPlanner(
        TensorProgram program, IReadOnlyList<Node> steps, IReadOnlyList<SampleSegment> segments, Buffers buffers, ArenaSamples samples, int alignment)
    {
        _buffers = buffers;
        _arena = new ArenaAllocator(alignment);
        _joint = new ArenaAllocator(alignment);
        _jointRoots = [.. segments
            .Where(s => s.IsJoint)
            .SelectMany(s => s.Nodes)
            .SelectMany(n => n.Inputs.Append(n))
            .Where(n => n.Scope == Scope.Sample)
            .Select(buffers.RootOf)];
        _segments = segments.SelectMany(s => s.Nodes.Select(n => (n, s))).ToDictionary(p => p.n, p => p.s);
        _steps = steps;
        _samples = samples;

        // Within a loop over groups of samples a place stays taken to the loop's end: other samples still need it.
        var closes = new HashSet<Node>(segments.SelectMany(s => s.Group < samples.Chunk ? [s.Nodes[s.Nodes.Count - 1]] : s.Nodes));
        _lastUse = LastUses(program, steps);
        foreach (Node source in FilledByCaller(program, steps))
        {
            if (source == program.Input && !samples.CopiesInput)
            {
                _places[source] = new TensorPlace(Space.Input, 0, 0, source.Shape, source.Shape.DenseStrides(), source.Shape.Size);
            }
            else
            {
                Place(source);
            }
        }

        int scratch = steps.Max(n => (int?)n.Scratch) ?? 0;
        if (scratch > 0)
        {
            // One for all kernels that need it, so that it stays in the caches.
            int certain = samples.HoldsAll ? 1 : samples.Chunk;
            Scratch = new TensorPlace(Space.Arena, _arena.Allocate((scratch + certain - 1) / certain), 0, new TensorShape(scratch), [1], 0);
        }

        ILookup<Node, ArgMax> argMaxima = steps.OfType<ArgMax>().ToLookup(a => (Node)a.Window);
        ILookup<Loop, Node> bodies = steps.Where(n => n.Loop is not null).ToLookup(n => n.Loop!);
        var entered = new HashSet<Loop>();
        for (int i = 0; i < steps.Count; i++)
        {
            Node node = steps[i];
            if (node.Loop is { } loop && entered.Add(loop))
            {
                foreach (Node kept in bodies[loop].Where(n => _buffers.IsKept(n) && _buffers.RootOf(n) == n))
                {
                    Place(kept);
                }
            }

            if (node.Scope == Scope.Sample && node is not (Source or ArgMax or LoopEnd) && _buffers.RootOf(node) == node && !_places.ContainsKey(node))
            {
                if (ReuseInput(node, i) is { } reused)
                {
                    _places[node] = _places[reused];
                    _whole[node] = _whole[reused];
                    _lengths[node] = _lengths[reused];
                    _live.Remove(reused);
                    _live.Add(node);
                }
                else
                {
                    Place(node);
                }
            }

            // A window writes its arg-max as it runs.
            foreach (ArgMax argMax in argMaxima[node].Where(a => !_places.ContainsKey(a)))
            {
                Place(argMax);
            }

            if (!closes.Contains(node))
            {
                continue;
            }

            foreach (Node done in _live.Where(n => _lastUse[n] <= i).ToList())
            {
                AllocatorOf(done).Free(_whole[done].Start, _lengths[done]);
                _live.Remove(done);
            }
        }

        // Only now is it known how far apart samples stand.
        SetJointStrides(_places);
        SetJointStrides(_whole);
    }

    public IReadOnlyDictionary<Node, TensorPlace> Places => _places;

    /// <summary>Where kernels work that need memory besides values; null if none does.</summary>
    public TensorPlace? Scratch { get; }

    /// <summary>Elements one sample takes.</summary>
    public long Length => _arena.Length;

    /// <summary>
    /// Elements one sample takes of what all workers have in common, where its values stand together: an odd number of lines, so that samples do
    /// not fall into the same sets of the caches. The last line is empty, for stores that are masked write back what stands behind a value.
    /// </summary>
    public long JointLength
    {
        get
        {
            const int Line = 16;
            long lines = (_joint.Length + Line - 1) / Line;
            return lines == 0 ? 0 : (lines + 1 + (lines % 2)) * Line;
        }
    }

    /// <summary>A node's buffer with its border.</summary>
    public TensorPlace WholeOf(Node node) => _whole[node];

    /// <summary>Whether nothing but a node is ever kept in its buffer, so that what its kernel leaves out stays zero from the arena's first day on.</summary>
    public bool IsAlone(Node node)
    {
        TensorPlace own = _whole[node];
        long end = own.Start + _lengths[node];
        return _whole.All(other => other.Key == node || other.Value.Space != own.Space || other.Value.Start >= end || other.Value.Start + _lengths[other.Key] <= own.Start);
    }

    private static IEnumerable<Node> FilledByCaller(TensorProgram program, IEnumerable<Node> steps) =>
        new Node?[] { program.Input, program.Target }.OfType<Node>()
            .Concat(program.States.Select(s => s.Source))
            .Concat(steps.OfType<Source>().Where(s => s.Kind == SourceKind.SampleWeight));

    private Dictionary<Node, int> LastUses(TensorProgram program, IReadOnlyList<Node> steps)
    {
        var ends = new Dictionary<Loop, int>();
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i] is LoopEnd end)
            {
                ends[end.Body] = i;
            }
        }

        var lastUse = new Dictionary<Node, int>();
        for (int i = 0; i < steps.Count; i++)
        {
            Loop? loop = steps[i].Loop;
            foreach (Node root in steps[i].ReadInputs.Append(steps[i]).Select(_buffers.RootOf))
            {
                // What comes from outside a loop is read again by its next step.
                int use = loop is not null && (root.Loop != loop || _buffers.IsKept(root)) ? ends[loop] : i;
                lastUse[root] = lastUse.TryGetValue(root, out int known) ? Math.Max(known, use) : use;
            }
        }

        // The caller fills the sources before the program runs and reads the output after it.
        foreach (Node result in program.States.Select(s => s.Next).Append(program.Output))
        {
            lastUse[_buffers.RootOf(result)] = steps.Count;
        }

        foreach (Node source in FilledByCaller(program, steps).Where(s => !lastUse.ContainsKey(s)))
        {
            lastUse[source] = steps.Count;
        }

        return lastUse;
    }

    /// <summary>An element-wise node may overwrite an input that nobody reads later.</summary>
    private Node? ReuseInput(Node node, int step) => node is not Map || _buffers.IsKept(node)
        ? null
        : node.Inputs.Where(i => !i.IsView || i is Reshape).Select(_buffers.RootOf).FirstOrDefault(root =>
            root.Scope == Scope.Sample
            && node.Inputs.Count(i => i.Scope == Scope.Sample && _buffers.RootOf(i) == root) == 1
            && root is not Source
            && root.Loop == node.Loop
            && !_buffers.IsKept(root)
            && _lastUse[root] == step
            && _live.Contains(root)
            && (!_places[root].IsOfGroup || IsOfGroup(node))
            && _jointRoots.Contains(root) == _jointRoots.Contains(node)
            && root.Shape.Equals(node.Shape)
            && _buffers.BorderOf(root).IsEmpty
            && _buffers.BorderOf(node).IsEmpty);

    /// <summary>Whether a value is made and read within one loop over groups of samples. What won in a window is written by the window, long before it is read.</summary>
    private bool IsOfGroup(Node node) =>
        !_samples.HoldsAll
        && _segments.TryGetValue(node is ArgMax argMax ? argMax.Window : node, out SampleSegment? segment)
        && segment.Group < _samples.Chunk
        && _lastUse[node] < _steps.Count
        && _segments.TryGetValue(_steps[_lastUse[node]], out SampleSegment? last)
        && last == segment;

    private ArenaAllocator AllocatorOf(Node root) => _jointRoots.Contains(root) ? _joint : _arena;

    private void SetJointStrides(Dictionary<Node, TensorPlace> places)
    {
        foreach (Node node in _jointRoots.Where(places.ContainsKey))
        {
            places[node] = places[node] with { SampleStride = (int)JointLength };
        }
    }

    private void Place(Node node)
    {
        Border border = _buffers.BorderOf(node);
        TensorShape padded = _buffers.PaddedShape(node);
        int[] strides = padded.DenseStrides();
        bool isOfGroup = IsOfGroup(node);
        long length = _buffers.LengthOf(node);
        _lengths[node] = isOfGroup ? ((length * _segments[node].Group) + _samples.Chunk - 1) / _samples.Chunk : length;
        bool isJoint = _jointRoots.Contains(node);
        long start = AllocatorOf(node).Allocate(_lengths[node]);
        int copies = _buffers.Copies(node), step = copies > 1 ? padded.Size : 0;
        int sample = padded.Size * copies;
        long first = (long)_buffers.FirstCopy(node) * step;
        long inside = border.Low.Select((l, d) => (long)l * strides[d]).Sum();
        _live.Add(node);
        _whole[node] = new TensorPlace(isJoint ? Space.Joint : Space.Arena, start, first, padded, strides, sample, step) { IsOfGroup = isOfGroup };
        _places[node] = _whole[node] with { Offset = first + inside, Shape = node.Shape };
    }
}

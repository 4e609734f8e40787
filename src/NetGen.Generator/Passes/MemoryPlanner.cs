using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Orders the program and gives every value a place. Values of samples share one arena: a place is free again once its last
/// reader has run.
/// </summary>
internal sealed class MemoryPlanner
{
    /// <summary>Places start on a cache line of floats, or two of doubles.</summary>
    private const int Alignment = 16;

    private readonly TensorProgram _program;
    private readonly List<Node> _order;
    private readonly Dictionary<Node, Stage> _stages = [];
    private readonly Dictionary<Node, TensorPlace> _places = [];
    private readonly Dictionary<Node, Node> _roots = [];
    private readonly Dictionary<Node, Border> _borders = [];
    private readonly Dictionary<Node, TensorPlace> _whole = [];
    private readonly HashSet<Node> _live = [];
    private List<SampleSegment> _segments = [];
    private long _constants;
    private long _sums;

    private MemoryPlanner(TensorProgram program)
    {
        _program = program;
        _order = program.TopologicalOrder();
    }

    public static ExecutionPlan Plan(TensorProgram program, string name) => new MemoryPlanner(program).Plan(name);

    private ExecutionPlan Plan(string name)
    {
        foreach (Node node in _order)
        {
            _roots[node] = node is Reshape ? _roots[node.Inputs[0]] : node;
        }

        AssignStages();
        CollectBorders();
        PlaceStepValues();
        int chunk = ChooseChunk();
        long arena = PlaceSampleValues(chunk);
        foreach (Node node in _order.OfType<Reshape>())
        {
            TensorPlace place = _places[_roots[node]];
            if (!place.IsDense)
            {
                throw new InvalidOperationException("A reshaped value must be dense.");
            }

            _places[node] = place with { Shape = node.Shape, Strides = node.Shape.DenseStrides() };
        }

        return new ExecutionPlan
        {
            Name = name,
            Program = _program,
            Steps = [.. _order
                .Where(n => n is not (Source or Reshape or ArgMax))
                .OrderBy(n => _stages[n])
                .Select(n => new PlannedStep(n, _stages[n], NeedsClearing(n) ? _whole[n] : null))],
            Segments = _segments,
            Places = _places,
            Chunk = chunk,
            ArenaLength = arena,
            ConstantsLength = _constants,
            SumsLength = _sums,
        };
    }

    private static long Align(long length) => (length + Alignment - 1) / Alignment * Alignment;

    private void AssignStages()
    {
        var gradientRoots = new HashSet<Node>(_program.Gradients.Where(g => g is not null).Select(g => _roots[g!]));
        foreach (Node node in _order)
        {
            bool afterSums = node.Inputs.Any(i => i.ReducesBatch || _stages[i] == Stage.Finish);
            _stages[node] = node.Scope == Scope.Sample || node.ReducesBatch
                ? Stage.Samples
                : afterSums || gradientRoots.Contains(node) ? Stage.Finish : Stage.Prepare;
            if (_stages[node] == Stage.Samples && node.Inputs.Any(i => _stages[i] == Stage.Finish))
            {
                throw new InvalidOperationException("A value of a sample cannot depend on a sum over the batch.");
            }

            // A reshaped sum is the sum itself.
            if (node is Reshape && node.Scope == Scope.Step && _stages[node.Inputs[0]] == Stage.Samples)
            {
                _stages[node] = Stage.Finish;
            }
        }
    }

    private void CollectBorders()
    {
        foreach (Contraction c in _order.OfType<Contraction>())
        {
            Collect(c.A, c.Parts.Select(p => p.A), c.Parts);
            if (c.B is not null)
            {
                Collect(c.B, c.Parts.Select(p => p.B), c.Parts);
            }
        }

        void Collect(Node operand, IEnumerable<IReadOnlyList<AffineIndex>> indices, IReadOnlyList<ContractionPart> parts)
        {
            Border border = Border.Of(operand.Shape, indices, parts);
            _borders[operand] = _borders.TryGetValue(operand, out Border? known) ? known.Union(border) : border;
        }
    }

    private void PlaceStepValues()
    {
        foreach (Parameter parameter in _program.Parameters)
        {
            _sums = parameter.Offset + Align(parameter.Shape.Size);
        }

        if (!_program.IsTraining)
        {
            _sums = 0;
        }

        var gradientSlots = new Dictionary<Node, long>();
        for (int i = 0; i < _program.Gradients.Length; i++)
        {
            if (_program.Gradients[i] is { } gradient)
            {
                gradientSlots[_roots[gradient]] = _program.Parameters[i].Offset;
            }
        }

        foreach (Node node in _order.Where(n => n.Scope == Scope.Step && n is not Reshape))
        {
            int[] strides = node.Shape.DenseStrides();
            if (node is Source { Kind: SourceKind.Parameter } source)
            {
                _places[node] = new TensorPlace(Space.Weights, _program.Parameters[source.Index].Offset, node.Shape, strides, 0);
            }
            else if (node.ReducesBatch || _stages[node] == Stage.Finish)
            {
                if (!gradientSlots.TryGetValue(node, out long offset))
                {
                    offset = _sums;
                    _sums += Align(node.Shape.Size);
                }

                _places[node] = new TensorPlace(Space.Sums, offset, node.Shape, strides, 0);
            }
            else
            {
                _places[node] = new TensorPlace(Space.Constants, _constants, node.Shape, strides, 0);
                _constants += Align(node.Shape.Size);
            }
        }
    }

    /// <summary>
    /// Few samples at a time keep the arena in the second-level cache; many let a large dense kernel be read seldom, which
    /// weighs more.
    /// </summary>
    private int ChooseChunk()
    {
        const int Most = 64, CacheElements = 192 * 1024, LargestArena = 1 << 28;
        bool hasLargeDense = _order.Any(SampleSegment.HasLargeDenseKernel);
        long perSample = _order.Where(n => n.Scope == Scope.Sample && n is not Reshape).Sum(n => (long)n.Shape.Size);
        int chunk = Most;
        while (!hasLargeDense && chunk > 8 && chunk * perSample > CacheElements)
        {
            chunk /= 2;
        }

        // However large the samples, an arena is one array.
        while (chunk > 1 && chunk * perSample > LargestArena)
        {
            chunk /= 2;
        }

        return chunk;
    }

    private long PlaceSampleValues(int chunk)
    {
        List<Node> steps = [.. _order.Where(n => n.Scope == Scope.Sample || n.ReducesBatch)];
        _segments = SampleSegment.Split(steps, chunk);

        // Within a loop over groups of samples a place stays taken to the loop's end: other samples still need it.
        var closesSegment = new HashSet<Node>(_segments.SelectMany(s => s.Group < chunk ? [s.Nodes[s.Nodes.Count - 1]] : s.Nodes));
        var lastUse = new Dictionary<Node, int>();
        for (int i = 0; i < steps.Count; i++)
        {
            foreach (Node input in steps[i].Inputs.Append(steps[i]))
            {
                lastUse[_roots[input]] = i;
            }
        }

        // The caller fills the sources before the program runs and reads the output after it.
        int end = steps.Count;
        lastUse[_roots[_program.Output]] = end;
        var arena = new ArenaAllocator(Alignment);
        foreach (Node source in new Node?[] { _program.Input, _program.Target }.OfType<Node>())
        {
            if (!lastUse.ContainsKey(source))
            {
                lastUse[source] = end;
            }

            Place(source, chunk, arena);
        }

        for (int i = 0; i < steps.Count; i++)
        {
            Node node = steps[i];
            if (node.Scope == Scope.Sample && node is not (Reshape or Source or ArgMax))
            {
                if (ReuseInput(node, i, lastUse) is { } reused)
                {
                    _places[node] = _places[reused];
                    _whole[node] = _whole[reused];
                    _live.Remove(reused);
                    _live.Add(node);
                }
                else
                {
                    Place(node, chunk, arena);
                }

                // A window writes its arg-max as it runs.
                foreach (ArgMax argMax in steps.OfType<ArgMax>().Where(a => a.Window == node))
                {
                    Place(argMax, chunk, arena);
                }
            }

            if (!closesSegment.Contains(node))
            {
                continue;
            }

            foreach (Node done in _live.Where(n => lastUse[n] <= i).ToList())
            {
                arena.Free(_whole[done].Offset, Length(done, chunk));
                _live.Remove(done);
            }
        }

        return arena.Length + Alignment;
    }

    /// <summary>An element-wise node may overwrite an input that nobody reads later.</summary>
    private Node? ReuseInput(Node node, int step, Dictionary<Node, int> lastUse) => node is not Map
        ? null
        : node.Inputs.Select(i => _roots[i]).FirstOrDefault(root =>
            root.Scope == Scope.Sample
            && root is not Source
            && lastUse[root] == step
            && _live.Contains(root)
            && root.Shape.Equals(node.Shape)
            && BorderOf(root).IsEmpty
            && BorderOf(node).IsEmpty);

    private Border BorderOf(Node node) => _borders.TryGetValue(node, out Border? border) ? border : Border.None(node.Shape.Rank);

    private long Length(Node node, int chunk) => (long)PaddedShape(node).Size * chunk;

    private TensorShape PaddedShape(Node node)
    {
        Border border = BorderOf(node);
        return new TensorShape(node.Shape.Sizes.Select((s, d) => s + border.Low[d] + border.High[d]));
    }

    private void Place(Node node, int chunk, ArenaAllocator arena)
    {
        Border border = BorderOf(node);
        TensorShape padded = PaddedShape(node);
        int[] strides = padded.DenseStrides();
        long start = arena.Allocate(Length(node, chunk));
        long inside = border.Low.Select((l, d) => (long)l * strides[d]).Sum();
        _live.Add(node);
        _whole[node] = new TensorPlace(Space.Arena, start, padded, strides, padded.Size);
        _places[node] = new TensorPlace(Space.Arena, start + inside, node.Shape, strides, padded.Size);
    }

    /// <summary>Whether a buffer must be zero before its node runs: for its border, or where the node leaves gaps or adds.</summary>
    private bool NeedsClearing(Node node) => node.Scope == Scope.Sample
        && (!BorderOf(node).IsEmpty
            || (node is MaxWindowGradient g && !(g.Geometry.IsDisjoint && Covers(g.Geometry)))
            || (node is Contraction c && c.Parts.Sum(p => p.Axes.Where((_, i) => !p.IsReduction(i)).Aggregate(1L, (n, a) => n * a.Extent)) < c.Shape.Size));

    private static bool Covers(WindowGeometry g) =>
        g.Output[0] * g.Height == g.Input[0] && g.Output[1] * g.Width == g.Input[1];
}

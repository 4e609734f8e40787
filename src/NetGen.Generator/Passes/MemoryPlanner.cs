using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Orders the program and gives every value a place.</summary>
internal sealed class MemoryPlanner
{
    /// <summary>Places start on a cache line of floats, or two of doubles.</summary>
    private const int Alignment = 16;

    private readonly TensorProgram _program;
    private readonly List<Node> _order;
    private readonly Schedule _schedule;
    private readonly Buffers _buffers;
    private readonly IReadOnlyDictionary<Node, Concat> _wholes;
    private readonly Dictionary<Node, TensorPlace> _places = [];

    private MemoryPlanner(TensorProgram program)
    {
        _program = program;
        List<Node> order = program.TopologicalOrder();
        _schedule = Schedule.Of(program, order);
        _order = [.. order.OrderBy(n => _schedule[n]).ThenBy(n => JointSteps.IsSum(n, _schedule))];
        _buffers = new Buffers(_order);
        _wholes = GradientParts.Find(program, _order);
    }

    public static ExecutionPlan Plan(TensorProgram program, string name) => new MemoryPlanner(program).Plan(name);

    private ExecutionPlan Plan(string name)
    {
        var sums = new SumPlanner(_program, _order, _schedule, _buffers, _wholes, Alignment);
        long constants = PlaceStepValues(sums);
        HashSet<Node> once = [.. _places.Keys];
        List<Node> steps = [.. _order.Where(n => n.Scope == Scope.Sample || n.ReducesBatch)];
        int chunk = ChooseChunk(steps);
        List<SampleSegment> segments = [.. steps
            .Where(n => n is LoopState || !(n.IsView || n is Source))
            .GroupBy(n => _schedule[n])
            .SelectMany(g => SampleSegment.Split(g, g.Key, chunk, n => JointSteps.Includes(n, _schedule, _program)))];
        ArenaPlanner arena = PlaceSampleValues(copiesInput: true);
        if (InputInPlace.IsPossible(_program, _order, _places))
        {
            arena = PlaceSampleValues(copiesInput: false);
        }

        return new ExecutionPlan
        {
            Name = name,
            Program = _program,
            Steps = [.. _order
                .Where(n => n is LoopState || !(n.IsView || n is Source or ArgMax or LoopEnd))
                .Where(n => !(n is Concat && _wholes.ContainsKey(n)))
                .Select(n => StepOf(n, arena))],
            InPlace = [.. _wholes.Keys],
            Segments = segments,
            Places = _places,
            Scratch = arena.Scratch,
            Phases = _schedule.Phases,
            PhaseSumsStart = sums.PhasesStart,
            PhaseSums = sums.Phases,
            LastSums = sums.LastRanges,
            Chunk = chunk,
            ArenaPerSample = arena.Length,
            JointPerSample = arena.JointLength,
            ConstantsLength = constants,
            SumsLength = sums.Length,
        };

        ArenaPlanner PlaceSampleValues(bool copiesInput)
        {
            var planner = new ArenaPlanner(_program, steps, segments, _buffers, new ArenaSamples(chunk, HoldsAll: _schedule.Phases > 1) { CopiesInput = copiesInput }, Alignment);
            foreach (KeyValuePair<Node, TensorPlace> place in planner.Places)
            {
                _places[place.Key] = place.Value;
            }

            foreach (Node node in _order.Where(n => n is not LoopEnd && !once.Contains(n) && !planner.Places.ContainsKey(n)))
            {
                _places[node] = ViewOf(node);
            }

            return planner;
        }
    }

    private PlannedStep StepOf(Node node, ArenaPlanner arena)
    {
        if (!_buffers.NeedsClearing(node))
        {
            return new(node, _schedule[node], null, null);
        }

        bool isSample = node.Scope == Scope.Sample, isBorder = Buffers.WritesAll(node) && _buffers.Copies(node) == 1;
        Border? border = node is Concat c && _wholes.ContainsKey(c.Inputs[0]) ? GradientParts.Around(c, _wholes) : isBorder ? _buffers.BorderOf(node) : null;
        return isSample && isBorder && arena.IsAlone(node)
            ? new(node, _schedule[node], null, null)
            : new(node, _schedule[node], isSample ? arena.WholeOf(node) : _places[node], border);
    }

    private static long Align(long length) => (length + Alignment - 1) / Alignment * Alignment;

    /// <summary>Places what exists once and returns the length of the constants.</summary>
    private long PlaceStepValues(SumPlanner sums)
    {
        long constants = 0;
        foreach (Node node in _order.Where(n => n.Scope == Scope.Step && !n.IsView && !_wholes.ContainsKey(n)))
        {
            int[] strides = node.Shape.DenseStrides();
            if (node is Source { Kind: SourceKind.Parameter } source)
            {
                _places[node] = new TensorPlace(Space.Weights, 0, _program.Parameters[source.Index].Offset, node.Shape, strides, 0);
            }
            else if (sums.OffsetOf(node) is { } offset)
            {
                _places[node] = new TensorPlace(Space.Sums, 0, offset, node.Shape, strides, 0);
            }
            else
            {
                _places[node] = new TensorPlace(Space.Constants, 0, constants, node.Shape, strides, 0);
                constants += Align(node.Shape.Size);
            }
        }

        foreach (Node part in _order.Where(_wholes.ContainsKey).Reverse())
        {
            _places[part] = GradientParts.PlaceOf(part, _wholes[part], _places[_wholes[part]]);
        }

        return constants;
    }

    /// <summary>A value seen in another one's memory.</summary>
    private TensorPlace ViewOf(Node node)
    {
        TensorPlace place;
        switch (node)
        {
            case LoopInput input:
                place = _places[input.Sequence];
                return place with { Shape = node.Shape, Strides = [.. place.Strides.Skip(1)], StepStride = place.Strides[0] };
            case Slice slice:
                place = _places[slice.Inputs[0]];
                return place with { Shape = node.Shape, Offset = place.Offset + ((long)slice.Start * place.Strides[slice.Axis]) };
            case LoopState state:
                return _buffers.StateOf(state, _places);
            case LoopFinal final:
                return _buffers.FinalOf(final, _places);
            case LoopStack stack:
                place = _places[stack.Value];
                return place with { Shape = node.Shape, Strides = [place.StepStride, .. place.Strides], StepStride = 0 };
            default:
                place = _places[node.Inputs[0]];
                return place.IsDense
                    ? place with { Shape = node.Shape, Strides = node.Shape.DenseStrides() }
                    : throw new InvalidOperationException("A reshaped value must be dense.");
        }
    }

    /// <summary>
    /// Few samples at a time keep the arena in the second-level cache; many let a large dense kernel be read seldom, which
    /// weighs more, and so does a loop's. Where weights and their gradients alone exceed the cache, they come from further away for each group
    /// of samples, and larger groups pay for an arena that exceeds it too.
    /// </summary>
    private int ChooseChunk(IReadOnlyList<Node> steps)
    {
        const int Most = 64, Many = 32, Some = 16, Few = 8, CacheElements = 192 * 1024, LargestArena = 1 << 28;
        bool wantsMany = steps.Any(n => SampleSegment.HasLargeDenseKernel(n) || n is LoopEnd);
        long perSample = steps.Where(n => n.Scope == Scope.Sample && !n.IsView).Sum(n => (long)_buffers.LengthOf(n));
        long perStep = steps.SelectMany(n => n.Inputs.Append(n)).Where(n => n.Scope == Scope.Step).Select(_buffers.RootOf).Distinct().Sum(n => (long)n.Shape.Size);
        bool isHeavy = steps.Any(n => SampleSegment.IsHeavy(n, Some));
        int chunk = Most, least = !isHeavy ? Few : perStep > WinogradBlocks.SecondLevelElements ? Many : Some;
        while (!wantsMany && chunk > least && chunk * perSample > CacheElements)
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
}

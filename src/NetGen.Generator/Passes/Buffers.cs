using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>What each value of a sample needs of its buffer: a border of zeros, an element for each step of a loop, zeros to begin with.</summary>
internal sealed class Buffers
{
    private readonly Dictionary<Node, Node> _roots = [];
    private readonly Dictionary<Node, Border> _borders = [];
    private readonly Dictionary<Node, (LoopEnd End, int Index)> _states = [];
    private readonly Dictionary<Loop, LoopEnd> _ends = [];
    private readonly HashSet<Node> _stacked = [];

    public Buffers(IReadOnlyList<Node> order)
    {
        foreach (LoopEnd end in order.OfType<LoopEnd>())
        {
            _ends[end.Body] = end;
            for (int k = 0; k < end.Inputs.Count; k++)
            {
                if (k < end.StateCount)
                {
                    _states[end.Inputs[k]] = (end, k);
                }
                else
                {
                    _stacked.Add(end.Inputs[k]);
                }
            }
        }

        foreach (Node node in order.Where(n => n is not LoopState))
        {
            _roots[node] = node switch
            {
                Reshape or Slice or LoopInput => RootOf(node.Inputs[0]),
                LoopStack stack => RootOf(stack.Value),
                LoopFinal final => final.End.Inputs[final.Index],
                _ => node,
            };
        }

        foreach (IGrouping<Node, OperandRead> reads in order.SelectMany(n => n.Reads.Select(r => (Operand: n.Inputs[r.Input], Read: r))).GroupBy(r => r.Operand, r => r.Read))
        {
            _borders[reads.Key] = Border.Of(reads.Key.Shape, reads);
        }
    }

    /// <summary>The node in whose buffer a value is.</summary>
    public Node RootOf(Node node) => node is LoopState state ? _ends[state.Loop!].Inputs[state.Index] : _roots[node];

    /// <summary>Whether a buffer has an element for each step, and so must be there for the whole loop.</summary>
    public bool IsKept(Node node) => _stacked.Contains(node) || _states.ContainsKey(node);

    public Border BorderOf(Node node) => _borders.TryGetValue(node, out Border? border) ? border : Border.None(node.Shape.Rank);

    /// <summary>The elements of one sample's buffer.</summary>
    public int LengthOf(Node node) => PaddedShape(node).Size * Copies(node);

    public TensorShape PaddedShape(Node node)
    {
        Border border = BorderOf(node);
        return new TensorShape(node.Shape.Sizes.Select((s, d) => s + border.Low[d] + border.High[d]));
    }

    /// <summary>
    /// A state's buffer has one element more than steps: the first value stands before the others, or behind them where time runs
    /// backwards.
    /// </summary>
    public int Copies(Node node) => _states.TryGetValue(node, out (LoopEnd End, int Index) state) ? state.End.Body.Steps + 1
        : _stacked.Contains(node) ? node.Loop!.Steps
        : 1;

    /// <summary>The element that step 0 writes.</summary>
    public int FirstCopy(Node node) => _states.TryGetValue(node, out (LoopEnd End, int Index) state) && !state.End.Body.IsReversed ? 1 : 0;

    /// <summary>Where a state of the step before is.</summary>
    public TensorPlace StateOf(LoopState state, IReadOnlyDictionary<Node, TensorPlace> places)
    {
        TensorPlace next = places[RootOf(state)];
        return next with { Offset = next.Offset + (state.Loop!.IsReversed ? next.StepStride : -next.StepStride) };
    }

    /// <summary>Where a state's first value goes.</summary>
    public static TensorPlace InitialOf(LoopState state, TensorPlace place) => place with
    {
        Offset = place.Offset + (state.Loop!.IsReversed ? (long)(state.Loop.Steps - 1) * place.StepStride : 0),
        StepStride = 0,
    };

    /// <summary>Where a state's last value is.</summary>
    public TensorPlace FinalOf(LoopFinal final, IReadOnlyDictionary<Node, TensorPlace> places)
    {
        TensorPlace next = places[RootOf(final)];
        Loop loop = final.End.Body;
        return next with { Offset = next.Offset + (loop.IsReversed ? 0 : (long)(loop.Steps - 1) * next.StepStride), StepStride = 0 };
    }

    /// <summary>Whether a buffer must be zero before its node runs: for its border, or where the node leaves gaps or adds.</summary>
    public bool NeedsClearing(Node node) => node.Scope == Scope.Sample ? !BorderOf(node).IsEmpty || !WritesAll(node) : node is Concat or Contraction { ReducesBatch: false } && !WritesAll(node);

    /// <summary>Whether a node writes each element of its value, and adds to none.</summary>
    public static bool WritesAll(Node node) => node switch
    {
        Concat concat => !concat.HasGaps,
        MaxWindowGradient g => g.Geometry.IsDisjoint && g.Geometry.CoversInput,
        Contraction c => c.WritesAll,
        _ => true,
    };
}

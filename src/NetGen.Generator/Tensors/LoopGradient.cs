namespace NetGen.Generator.Tensors;

/// <summary>
/// The gradient of a loop: the loop run the other way. Its states carry the gradients of the forward states back in time, and
/// what backward reads of a forward step comes from sequences that the forward loop left. Sums over time, such as a kernel's
/// gradient, stand behind the loop as one contraction over all steps.
/// </summary>
internal sealed class LoopGradient
{
    private readonly LoopEnd _end;
    private readonly ISet<Node> _active;
    private readonly Func<Node, int, Node, Node?> _rule;
    private readonly Loop _loop;
    private readonly LoopEnd _reverse;
    private readonly Dictionary<Node, Node> _proxies = [];
    private readonly Dictionary<Node, Node> _gradients = [];

    private LoopGradient(LoopEnd end, ISet<Node> active, Func<Node, int, Node, Node?> rule)
    {
        _end = end;
        _active = active;
        _rule = rule;
        _loop = new Loop(end.Body.Steps, !end.Body.IsReversed);
        _reverse = new LoopEnd(_loop, []) { Label = $"{end.Label}, back in time" };
    }

    /// <summary>Gives the gradients of all that a loop reads from outside.</summary>
    /// <param name="end">The loop.</param>
    /// <param name="body">Its nodes, inputs first.</param>
    /// <param name="received">The gradients of its stacks and final states.</param>
    /// <param name="active">The nodes that lead to a parameter.</param>
    /// <param name="rule">The gradient of a node for one of its inputs.</param>
    public static IEnumerable<(Node Source, Node Gradient)> Run(
        LoopEnd end, IReadOnlyList<Node> body, IReadOnlyList<(Node Reader, Node Gradient)> received, ISet<Node> active, Func<Node, int, Node, Node?> rule) =>
        new LoopGradient(end, active, rule).Run(body, received);

    private List<(Node Source, Node Gradient)> Run(IReadOnlyList<Node> body, IReadOnlyList<(Node Reader, Node Gradient)> received)
    {
        LoopState?[] states = [.. Enumerable.Range(0, _end.StateCount).Select(k => body.OfType<LoopState>().FirstOrDefault(s => s.Index == k))];
        var carried = new List<LoopState>();
        for (int k = 0; k < states.Length; k++)
        {
            Node next = _end.Inputs[k];
            if (!IsCarried(k))
            {
                continue;
            }

            Node? last = received
                .Where(r => r.Reader is LoopFinal f && f.Index == k)
                .Select(r => r.Gradient)
                .Aggregate((Node?)null, (sum, g) => sum is null ? g : new Map(Expression.In(0) + Expression.In(1), g.Shape, sum, g) { Label = g.Label });
            var state = new LoopState(last ?? new Literal(next.Shape, new double[next.Shape.Size]) { Label = $"{next.Label}, no gradient behind the last step" }, _loop, carried.Count) { Label = $"{next.Label}, gradient from later steps" };
            carried.Add(state);
            states[k] ??= new LoopState(next, _end.Body, k);
            Accumulate(next, state);
        }

        int[] carriedOf = [.. Enumerable.Range(0, states.Length).Where(IsCarried)];
        foreach ((Node reader, Node gradient) in received)
        {
            if (reader is LoopStack stack && _active.Contains(stack.Value))
            {
                Accumulate(stack.Value, new LoopInput(gradient, _loop) { Label = $"{stack.Value.Label}, gradient of a step" });
            }
        }

        var outside = new List<(Node Source, Node Gradient)>();
        foreach (Node node in body.Reverse())
        {
            if (node is not (LoopState or LoopInput) && _gradients.TryGetValue(node, out Node? gradient))
            {
                Propagate(node, gradient, outside);
            }
        }

        foreach (LoopInput input in body.OfType<LoopInput>())
        {
            if (_active.Contains(input.Sequence) && _gradients.TryGetValue(input, out Node? gradient))
            {
                outside.Add((input.Sequence, _reverse.Stack(gradient)));
            }
        }

        _reverse.SetNext([.. carriedOf.Select((k, i) =>
            _gradients.TryGetValue(states[k]!, out Node? gradient) ? gradient : new Map(0, carried[i].Shape, carried[i]) { Label = "no gradient" })]);
        for (int i = 0; i < carried.Count; i++)
        {
            LoopState state = states[carriedOf[i]]!;
            if (_active.Contains(state.Inputs[0]) && body.Contains(state))
            {
                outside.Add((state.Inputs[0], new LoopFinal(_reverse, i) { Label = $"{state.Label}, gradient before the first step" }));
            }
        }

        return outside;

        // A state may lead from a parameter by its first value alone.
        bool IsCarried(int k) => _active.Contains(_end.Inputs[k]) || (states[k] is { } state && _active.Contains(state));
    }

    private void Propagate(Node node, Node gradient, List<(Node Source, Node Gradient)> outside)
    {
        Node clone = node.WithInputs([.. node.Inputs.Select(Proxy)]);
        clone.Label = node.Label;
        for (int input = 0; input < node.Inputs.Count; input++)
        {
            Node source = node.Inputs[input];
            if (!_active.Contains(source) || _rule(clone, input, gradient) is not { } rule)
            {
                continue;
            }

            Node contribution = Replace(rule, clone, node, gradient);
            Differentiation.Label(contribution, Differentiation.GradientLabel(node, source));
            if (source.Loop == _end.Body)
            {
                Accumulate(source, contribution);
            }
            else
            {
                outside.Add((source, OverTime(contribution)));
            }
        }
    }

    private void Accumulate(Node node, Node gradient) => _gradients[node] = _gradients.TryGetValue(node, out Node? sum)
        ? new Map(Expression.In(0) + Expression.In(1), node.Shape, sum, gradient) { Label = $"{node.Label}, sum of gradients" }
        : gradient;

    /// <summary>A value of the forward step, as the reverse loop sees it.</summary>
    private Node Proxy(Node node)
    {
        if (node.Loop != _end.Body)
        {
            return node;
        }

        if (!_proxies.TryGetValue(node, out Node? proxy))
        {
            proxy = new LoopInput(_end.Stack(node), _loop) { Label = node.Label };
            _proxies[node] = proxy;
        }

        return proxy;
    }

    /// <summary>Lets a gradient read a forward value where it would compute it again.</summary>
    private Node Replace(Node root, Node clone, Node node, Node gradient)
    {
        if (root == clone)
        {
            return Proxy(node);
        }

        if (root is ArgMax && root.Inputs[0] == clone)
        {
            return Proxy(new ArgMax((MaxWindow)node) { Label = root.Label });
        }

        if (root == gradient || root is LoopInput or LoopState || root.Inputs.Count == 0 || clone.Inputs.Contains(root))
        {
            return root;
        }

        Node[] inputs = [.. root.Inputs.Select(i => Replace(i, clone, node, gradient))];
        return inputs.SequenceEqual(root.Inputs) ? root : root.WithInputs(inputs);
    }

    /// <summary>The sum over all steps of a value of the reverse loop, computed behind it.</summary>
    private Node OverTime(Node node)
    {
        int steps = _loop.Steps;
        if (node.Loop != _loop)
        {
            return new Map(Expression.In(0) * steps, node.Shape, node) { Label = node.Label };
        }

        switch (node)
        {
            case Reshape r:
                return new Reshape(OverTime(r.Inputs[0]), r.Shape) { Label = r.Label };
            case Contraction { Epilogue: null } c:
                Node[] operands = [.. c.Inputs.Select(Stacked)];
                return new Contraction(c.Shape, c.Scope, operands[0], c.B is null ? null : operands[1], [.. c.Parts.Select(p => WithTime(p, c))])
                {
                    Label = c.Label,
                    NominalMultiplyAdds = c.NominalMultiplyAdds * steps,
                };
            case Reduce { Kind: ReduceKind.Sum } r:
                var sum = new Reduce(
                    ReduceKind.Sum,
                    r.Expression,
                    new TensorShape(r.Space.Sizes.Prepend(steps)),
                    [true, .. r.Axes],
                    r.OverBatch,
                    [.. r.Inputs.Select(i => i.Loop == _loop ? WithRank(Stacked(i), r.Space.Rank + 1) : i)]) { Label = r.Label };
                return Views.Reshape(sum, r.Shape);
            default:
                Node all = Stacked(node);
                bool[] axes = [true, .. node.Shape.Sizes.Select(_ => false)];
                return Views.Reshape(new Reduce(ReduceKind.Sum, Expression.In(0), all.Shape, axes, false, all) { Label = node.Label }, node.Shape);
        }
    }

    private ContractionPart WithTime(ContractionPart part, Contraction node)
    {
        int t = part.Axes.Count;
        return part with
        {
            Axes = [.. part.Axes, new Axis("time", _loop.Steps)],
            A = node.A.Loop == _loop ? [AffineIndex.Of(t), .. part.A] : part.A,
            B = node.B?.Loop == _loop ? [AffineIndex.Of(t), .. part.B] : part.B,
        };
    }

    private Node Stacked(Node node) => node.Loop == _loop ? _reverse.Stack(node) : node;

    /// <summary>Axes of length 1 behind the first, so that the others stay aligned at the last.</summary>
    private static Node WithRank(Node node, int rank) => Views.Reshape(
        node,
        new TensorShape(node.Shape.Sizes.Take(1).Concat(Enumerable.Repeat(1, rank - node.Shape.Rank)).Concat(node.Shape.Sizes.Skip(1))));
}

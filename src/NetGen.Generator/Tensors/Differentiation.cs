namespace NetGen.Generator.Tensors;

/// <summary>Reverse-mode differentiation: one rule for each kind of node, in the same nodes, and a walk back from the loss.</summary>
internal static class Differentiation
{
    /// <summary>Adds the gradient of the loss for every parameter; values on no path to a parameter get none.</summary>
    public static void Run(TensorProgram program)
    {
        List<Node> order = program.TopologicalOrder();
        HashSet<Node> active = Active(program, order);
        ILookup<Loop, Node> bodies = order.Where(n => n.Loop is not null).ToLookup(n => n.Loop!);
        var fromLoops = new Dictionary<Node, List<(Node Reader, Node Gradient)>>();
        var gradients = new Dictionary<Node, Node> { [program.Loss!] = new Literal(program.Loss!.Shape, [1]) };
        for (int i = order.Count - 1; i >= 0; i--)
        {
            Node node = order[i];
            if (node is LoopEnd end && fromLoops.TryGetValue(end, out List<(Node Reader, Node Gradient)>? received))
            {
                foreach ((Node source, Node contribution) in LoopGradient.Run(end, [.. bodies[end.Body]], received, active, Gradient))
                {
                    Accumulate(source, contribution, GradientLabel(end, source));
                }
            }

            // What is inside a loop, the loop's own rule deals with.
            if (node.Loop is not null || !gradients.TryGetValue(node, out Node? gradient))
            {
                continue;
            }

            if (node is LoopStack or LoopFinal)
            {
                if (!fromLoops.TryGetValue(node.Inputs[0], out List<(Node Reader, Node Gradient)>? list))
                {
                    fromLoops[node.Inputs[0]] = list = [];
                }

                list.Add((node, gradient));
                continue;
            }

            for (int input = 0; input < node.Inputs.Count; input++)
            {
                Node source = node.Inputs[input];
                if (active.Contains(source) && Gradient(node, input, gradient) is { } contribution)
                {
                    Accumulate(source, contribution, GradientLabel(node, source));
                }
            }
        }

        void Accumulate(Node source, Node contribution, string label)
        {
            Label(contribution, label);
            gradients[source] = gradients.TryGetValue(source, out Node? sum)
                ? new Map(Expression.In(0) + Expression.In(1), source.Shape, sum, contribution) { Label = $"{Owner(source)}, sum of gradients" }
                : contribution;
        }

        program.Gradients = new Node?[program.Parameters.Count];
        foreach (Source parameter in order.OfType<Source>().Where(s => IsTrained(s, program)))
        {
            program.Gradients[parameter.Index] = gradients.TryGetValue(parameter, out Node? gradient) ? gradient : null;
        }
    }

    /// <summary>The nodes that lead from a trained parameter.</summary>
    private static HashSet<Node> Active(TensorProgram program, List<Node> order)
    {
        var active = new HashSet<Node>();
        int known;
        do
        {
            // A loop's state depends on what stands behind it in the body, which a second round finds.
            known = active.Count;
            foreach (Node node in order)
            {
                if (IsTrained(node, program) || node.Inputs.Any(active.Contains))
                {
                    active.Add(node);
                }

                if (node is LoopEnd end)
                {
                    active.UnionWith(order.OfType<LoopState>().Where(s => s.Loop == end.Body && active.Contains(end.Inputs[s.Index])));
                }
            }
        }
        while (active.Count > known && order.OfType<LoopState>().Any());

        return active;
    }

    private static bool IsTrained(Node node, TensorProgram program) =>
        node is Source { Kind: SourceKind.Parameter } source && program.Parameters[source.Index].IsTrainable;

    public static string GradientLabel(Node node, Node source)
    {
        Node root = source;
        while (root.IsView && root.Inputs.Count == 1)
        {
            root = root.Inputs[0];
        }

        return root is Source { Kind: SourceKind.Parameter } ? $"{root.Label}, gradient" : $"{node.Label}, input gradient";
    }

    /// <summary>Names a gradient, and what it was made of on the way, unless it has a name.</summary>
    public static void Label(Node node, string label)
    {
        for (Node? n = node; n is { Label.Length: 0 }; n = n.IsPlainView ? n.Inputs[0] : null)
        {
            n.Label = label;
        }
    }

    private static string Owner(Node node)
    {
        int comma = node.Label.IndexOf(',');
        return comma < 0 ? node.Label : node.Label.Substring(0, comma);
    }

    private static Node? Gradient(Node node, int input, Node gradient) => node switch
    {
        Map { CustomGradient: { } own } m => new Map(own, m.Shape, m.Inputs[0], m, gradient),
        Map m => ElementwiseGradient(m.Expression, m.Shape, m, input, gradient),
        Reduce { Kind: ReduceKind.Sum } r => ReduceGradient(r, r.Expression.Differentiate(input), input, gradient),
        Reduce { Kind: ReduceKind.LogSumExp } r => ReduceGradient(
            r,
            Expression.Call(ScalarFunction.Exp, r.Expression - Expression.In(r.Inputs.Count)) * r.Expression.Differentiate(input),
            input,
            gradient),
        Reduce { Kind: ReduceKind.Max } r => MaximumGradient(r, input, gradient),
        Concat c => Views.Slice(gradient, c.Axis, c.Starts[input], c.Inputs[input].Shape[c.Axis]),
        Gather g => new ScatterAdd(gradient, g.Inputs[1], g.Inputs[0].Shape),
        Slice s => new Concat([gradient], s.Axis, [s.Start], s.Inputs[0].Shape[s.Axis]),
        Contraction c => input == 0 ? ContractionGradient.ForA(c, gradient) : ContractionGradient.ForB(c, gradient),
        MaxWindow w => new MaxWindowGradient(gradient, new ArgMax(w) { Label = $"{Owner(w)}, arg-max" }, w.Geometry),
        Reshape r => gradient is Literal l ? new Literal(r.Inputs[0].Shape, l.Values) : new Reshape(gradient, r.Inputs[0].Shape),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no gradient rule."),
    };

    private static Node? ElementwiseGradient(Expression expression, TensorShape space, Node node, int input, Node gradient)
    {
        // The node's own value stands behind its inputs, so that a derivative which contains the function reads it back.
        int output = node.Inputs.Count;
        Expression derivative = expression.Differentiate(input).Rewrite(e => e == expression && e is not Input ? Expression.In(output) : null);
        return Chain(derivative, space, [.. node.Inputs, node], node.Scope, node.Inputs[input], gradient);
    }

    /// <summary>A maximum's gradient goes to the elements that reach it, in equal shares, as in TensorFlow.</summary>
    private static Node? MaximumGradient(Reduce node, int input, Node gradient)
    {
        int maximum = node.Inputs.Count;
        Expression reaches = new Select(Comparison.Equals, node.Expression, Expression.In(maximum), 1, 0);
        var count = new Reduce(ReduceKind.Sum, reaches, node.Space, node.Axes, node.OverBatch, [.. node.Inputs, node]) { Label = $"{node.Label}: elements that reach it" };
        var share = new Map(Expression.In(0) / Expression.In(1), gradient.Shape, gradient, count) { Label = $"{node.Label}: shares" };
        return ReduceGradient(
            node, new Select(Comparison.Equals, node.Expression, Expression.In(maximum), node.Expression.Differentiate(input), 0), input, share);
    }

    private static Node? ReduceGradient(Reduce node, Expression derivative, int input, Node gradient) =>
        Chain(derivative, node.Space, [.. node.Inputs, node], Scope.Sample, node.Inputs[input], gradient);

    /// <summary>gradient × derivative, summed over the axes along which the source was broadcast.</summary>
    private static Node? Chain(
        Expression derivative, TensorShape space, IReadOnlyList<Node> operands, Scope scope, Node source, Node gradient)
    {
        if (derivative is Constant { Value: 0 })
        {
            return null;
        }

        // The loss's own gradient is a number, which the expression takes in.
        double? number = gradient is Literal { Values.Length: 1 } literal ? literal.Values[0] : null;
        List<Node> inputs = number is null ? [gradient] : [];
        Expression product = (number is { } factor ? factor : Expression.In(0)) * derivative.Rewrite(e =>
        {
            if (e is not Input i)
            {
                return null;
            }

            int index = inputs.IndexOf(operands[i.Index], number is null ? 1 : 0);
            if (index < 0)
            {
                index = inputs.Count;
                inputs.Add(operands[i.Index]);
            }

            return Expression.In(index);
        });

        int lead = space.Rank - source.Shape.Rank;
        bool[] broadcast = [.. space.Sizes.Select((s, i) => s > 1 && (i < lead || source.Shape[i - lead] == 1))];
        bool overBatch = source.Scope == Scope.Step && (scope == Scope.Sample && inputs.Concat(operands).Any(n => n.Scope == Scope.Sample));
        if (overBatch || broadcast.Any(b => b))
        {
            Node sum = new Reduce(ReduceKind.Sum, product, space, broadcast, overBatch, [.. inputs]);
            return sum.Shape.Equals(source.Shape) ? sum : new Reshape(sum, source.Shape);
        }

        return product is Input { Index: 0 } or Constant && gradient.Shape.Equals(source.Shape) && gradient.Scope == source.Scope
            ? gradient
            : new Map(product, space, [.. inputs]) is var map && space.Equals(source.Shape) ? map : new Reshape(map, source.Shape);
    }
}

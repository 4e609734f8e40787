using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Rewrites that leave every value and every gradient as it was.</summary>
internal static class Simplification
{
    /// <summary>
    /// Moves a non-decreasing function behind the maximum it feeds: max(f(x)) is f(max(x)), and backward then needs only the
    /// pooled values. Where f is flat, so that another element could have been the first maximum, its slope is zero anyway.
    /// </summary>
    public static void SinkMonotoneMaps(TensorProgram program) => program.Rewrite((node, readOnce) =>
    {
        if (node is MaxWindow window
            && window.Inputs[0] is Map { Expression: Unary { Function.IsMonotone: true, Argument: Input }, CustomGradient: null, Inputs.Count: 1 } map
            && map.Inputs[0].Shape.Equals(map.Shape)
            && readOnce.Contains(map))
        {
            var maximum = new MaxWindow(map.Inputs[0], window.Geometry) { Label = window.Label };
            return new Map(map.Expression, window.Shape, maximum) { Label = map.Label };
        }

        return node;
    });

    /// <summary>
    /// Lets sums over the map that a max pool's gradient fills read the pool's own gradient, such as a bias does: what a window gets goes to one of its
    /// elements, and all others are zero.
    /// </summary>
    public static void SumPooledGradients(TensorProgram program) => program.Rewrite((node, _) =>
    {
        if (node is not Reduce { Kind: ReduceKind.Sum, Expression: Input, Inputs.Count: 1 } r
            || r.Inputs[0] is not MaxWindowGradient gradient
            || !r.Space.Equals(gradient.Shape)
            || r.Space.Sizes.Where((s, d) => d < r.Space.Rank - 1 && s > 1 && !r.Axes[d]).Any())
        {
            return node;
        }

        return new Reduce(ReduceKind.Sum, r.Expression, gradient.Inputs[0].Shape, [.. r.Axes.Select((a, d) => a || d < r.Axes.Length - 1)], r.OverBatch, gradient.Inputs[0]) { Label = r.Label };
    });

    /// <summary>
    /// Writes e^(x − log Σ e^x) as e^(x − m) over its own sum, with the row's maximum m: half as many exponentials and no logarithm. Where
    /// something else reads the logarithm of the sum, as a cross-entropy does, it stays.
    /// </summary>
    public static void DivideExponentials(TensorProgram program) => program.Rewrite((node, readOnce) =>
    {
        if (node is not Map { CustomGradient: null, Expression: Unary { Argument: Binary { Operator: BinaryOperator.Subtract, Left: Input x, Right: Input log } } outer } map
            || outer.Function != ScalarFunction.Exp
            || map.Inputs[log.Index] is not Reduce { Kind: ReduceKind.LogSumExp, Expression: Input } r
            || r.Inputs[0] != map.Inputs[x.Index]
            || !readOnce.Contains(r))
        {
            return node;
        }

        var max = new Reduce(ReduceKind.Max, r.Expression, r.Space, r.Axes, false, r.Inputs[0]) { Label = $"{map.Label}: maximum" };
        var powers = new Map(Expression.Call(ScalarFunction.Exp, Expression.In(0) - Expression.In(1)), map.Shape, r.Inputs[0], max) { Label = $"{map.Label}: exponentials" };
        var sum = new Reduce(ReduceKind.Sum, r.Expression, r.Space, r.Axes, false, powers) { Label = $"{map.Label}: sum" };
        return new Map(Expression.In(0) / Expression.In(1), map.Shape, powers, sum) { Label = map.Label };
    });

    /// <summary>Writes log Σ e^x as m + log Σ e^(x − m) with the row's maximum m, which cannot overflow.</summary>
    public static void ExpandLogSumExp(TensorProgram program) => program.Rewrite((node, _) =>
    {
        if (node is not Reduce { Kind: ReduceKind.LogSumExp } r)
        {
            return node;
        }

        int m = r.Inputs.Count;
        var max = new Reduce(ReduceKind.Max, r.Expression, r.Space, r.Axes, false, [.. r.Inputs]) { Label = $"{r.Label}: maximum" };
        Expression shifted = Expression.Call(ScalarFunction.Exp, r.Expression - Expression.In(m));
        var sum = new Reduce(ReduceKind.Sum, shifted, r.Space, r.Axes, false, [.. r.Inputs, max]) { Label = $"{r.Label}: sum" };
        return new Map(Expression.In(0) + Expression.Call(ScalarFunction.Log, Expression.In(1)), r.Shape, max, sum) { Label = r.Label };
    });

    /// <summary>Writes a sum of tensors that are zero where the others are not as one: what the gradients of slices add up to.</summary>
    public static void JoinParts(TensorProgram program) => program.Rewrite((node, readOnce) =>
    {
        if (node is not Map { Expression: Binary { Operator: BinaryOperator.Add, Left: Input, Right: Input }, Inputs.Count: 2 }
            || node.Inputs[0] is not Concat { HasGaps: true } a
            || node.Inputs[1] is not Concat { HasGaps: true } b
            || a.Axis != b.Axis
            || a == b
            || !a.Shape.Equals(b.Shape)
            || !readOnce.Contains(a)
            || !readOnce.Contains(b))
        {
            return node;
        }

        (Node Node, int Start)[] parts = [.. a.Inputs.Zip(a.Starts, (n, s) => (n, s)).Concat(b.Inputs.Zip(b.Starts, (n, s) => (n, s))).OrderBy(p => p.s)];
        bool isDisjoint = parts.Zip(parts.Skip(1), (p, q) => p.Start + p.Node.Shape[a.Axis] <= q.Start).All(d => d);
        return isDisjoint
            ? new Concat([.. parts.Select(p => p.Node)], a.Axis, [.. parts.Select(p => p.Start)], a.Shape[a.Axis]) { Label = node.Label }
            : node;
    });

    /// <summary>Lets loops keep only those values of all steps that somebody reads.</summary>
    public static void DropUnreadSteps(TensorProgram program)
    {
        ILookup<Loop, int> read = program.TopologicalOrder().OfType<LoopStack>().ToLookup(s => s.End.Body, s => s.Index);
        int[] Kept(Loop loop) => [.. read[loop].Distinct().OrderBy(i => i)];
        program.Rewrite((node, _) => node switch
        {
            LoopEnd end => end.Keeping(Kept(end.Body)),
            LoopStack stack => stack.WithIndex(Array.IndexOf(Kept(stack.End.Body), stack.Index)),
            _ => node,
        });
    }

    /// <summary>Lets element-wise nodes and reductions that compute the same thing be one.</summary>
    public static void MergeEqual(TensorProgram program)
    {
        var known = new Dictionary<(Expression, TensorShape, Loop?, string), Node>();
        var numbers = new Dictionary<Node, int>();
        program.Rewrite((node, _) =>
        {
            string inputs = string.Join(",", node.Inputs.Select(Number));
            (Expression, TensorShape, Loop?, string)? key = node switch
            {
                Map m => (m.Expression, m.Shape, m.Loop, inputs),
                Reduce r => (r.Expression, r.Space, r.Loop, $"{r.Kind} {r.OverBatch} {string.Join(" ", r.Axes)} {inputs}"),
                _ => null,
            };
            if (key is not { } found)
            {
                return node;
            }

            if (!known.TryGetValue(found, out Node? equal))
            {
                equal = node;
                known[found] = node;
            }

            return equal;
        });

        int Number(Node node)
        {
            if (!numbers.TryGetValue(node, out int number))
            {
                number = numbers.Count;
                numbers[node] = number;
            }

            return number;
        }
    }
}

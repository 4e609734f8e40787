using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Drops rows and columns that nobody reads: an 11×11 map pooled 2×2 to 5×5 never needs its last row and column. It runs
/// before differentiation, so that the gradients are as small as what they belong to.
/// </summary>
internal static class UnreadWork
{
    public static void Drop(TensorProgram program)
    {
        Dictionary<Node, int[]> needed = Needed(program);
        var rebuilt = new Dictionary<Node, Node>();
        foreach (Node node in program.TopologicalOrder())
        {
            rebuilt[node] = Shrink(node, [.. node.Inputs.Select(i => rebuilt[i])], needed[node]);
        }

        program.ReplaceResults(rebuilt);
    }

    /// <summary>How many elements of each axis are read, for every node.</summary>
    private static Dictionary<Node, int[]> Needed(TensorProgram program)
    {
        List<Node> order = program.TopologicalOrder();
        var needed = order.ToDictionary(n => n, n => new int[n.Shape.Rank]);
        foreach (Node result in program.Results)
        {
            Require(result, [.. result.Shape.Sizes]);
        }

        // Readers of one value must agree on its shape, so that only what is read in one place shrinks.
        Node[] shared = [.. order.SelectMany(n => n.Inputs).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key)];
        foreach (Node node in shared)
        {
            Require(node, [.. node.Shape.Sizes]);
        }

        HashSet<Node> shrinkable = Shrinkable(order, [.. shared, .. program.Results]);
        for (int i = order.Count - 1; i >= 0; i--)
        {
            Node node = order[i];
            int[] own = needed[node];
            switch (node)
            {
                case MaxWindow { Geometry: var g }:
                    Require(node.Inputs[0], [.. g.Axes.Select((a, d) => Math.Min(g.Input[d], ((own[d] - 1) * a.Stride) + a.Size - a.Pad)), g.Input.Last]);
                    break;
                case Contraction c when CanShrink(c):
                    ContractionPart part = Restrict(c.Parts[0], own);
                    Require(c.A, [.. part.A.Select((index, d) => Math.Max(1, Math.Min(c.A.Shape[d], index.Range(part.Axes).Max + 1)))]);
                    foreach (Node other in c.Inputs.Skip(1))
                    {
                        Require(other, [.. other.Shape.Sizes]);
                    }

                    break;
                case Map m when FollowsInputs(m, shrinkable):
                    foreach (Node input in m.Inputs)
                    {
                        Require(input, input.Shape.Equals(m.Shape) ? own : [.. input.Shape.Sizes]);
                    }

                    break;
                default:
                    own = [.. node.Shape.Sizes];
                    Require(node, own);
                    foreach (Node input in node.Inputs)
                    {
                        Require(input, [.. input.Shape.Sizes]);
                    }

                    break;
            }
        }

        return needed;

        void Require(Node node, int[] sizes)
        {
            for (int d = 0; d < sizes.Length; d++)
            {
                // The last axis holds channels, which are read together.
                needed[node][d] = d == sizes.Length - 1 ? node.Shape[d] : Math.Max(needed[node][d], sizes[d]);
            }
        }
    }

    private static Node Shrink(Node node, IReadOnlyList<Node> inputs, int[] sizes)
    {
        var shape = new TensorShape(sizes);
        bool isSmaller = !shape.Equals(node.Shape);
        return node switch
        {
            MaxWindow w => new MaxWindow(inputs[0], w.Geometry with { Input = inputs[0].Shape, Output = shape }) { Label = w.Label },
            Contraction c when isSmaller => new Contraction(shape, c.Scope, inputs[0], c.B is null ? null : inputs[1], Restrict(c.Parts[0], sizes)) { Label = c.Label, Algorithm = c.Algorithm },
            Map m when isSmaller => new Map(m.Expression, shape, [.. inputs]) { Label = m.Label, CustomGradient = m.CustomGradient },
            RandomUniform => node,
            _ => node.Inputs.SequenceEqual(inputs) ? node : node.WithInputs(inputs),
        };
    }

    /// <summary>The nodes that can be computed in part, because nothing else asks for the whole of them.</summary>
    private static HashSet<Node> Shrinkable(IEnumerable<Node> order, HashSet<Node> whole)
    {
        var shrinkable = new HashSet<Node>();
        foreach (Node node in order)
        {
            bool can = node is MaxWindow || (node is Contraction c && CanShrink(c)) || (node is Map m && FollowsInputs(m, shrinkable));
            if (can && !whole.Contains(node))
            {
                shrinkable.Add(node);
            }
        }

        return shrinkable;
    }

    /// <summary>Whether a map can be as small as its readers ask: it reads values that can be so too, and vectors of channels.</summary>
    private static bool FollowsInputs(Map map, ISet<Node> shrinkable) =>
        map.Inputs.All(n => n.Shape.Size == n.Shape.Last || (n.Shape.Equals(map.Shape) && shrinkable.Contains(n)));

    private static bool CanShrink(Contraction c) =>
        c.Scope == Scope.Sample && c.Parts.Count == 1 && c.Epilogue is null
        && c.Parts[0].Output.Take(c.Shape.Rank - 1).All(o => o.Terms.Count == 1 && o.Terms[0].Coefficient == 1 && o.Offset == 0);

    private static ContractionPart Restrict(ContractionPart part, int[] sizes)
    {
        Axis[] axes = [.. part.Axes];
        for (int d = 0; d < sizes.Length - 1; d++)
        {
            int axis = part.Output[d].Terms[0].Axis;
            axes[axis] = axes[axis] with { Extent = Math.Min(axes[axis].Extent, sizes[d]) };
        }

        return part with { Axes = axes };
    }
}

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Joins element-wise work with the kernel that makes or takes its values, so that they are not written and read back.</summary>
internal static class Fusion
{
    /// <summary>Substitutes a map into its only reader where both run over the same elements.</summary>
    public static void FuseMaps(TensorProgram program) => program.Rewrite((node, readOnce) => node switch
    {
        Map m => Substitute(m.Expression, m.Shape, m.Scope, m.Loop, m.Inputs, readOnce) is var (e, inputs)
            ? new Map(e, m.Shape, inputs) { Label = m.Label }
            : m,
        Reduce r => Substitute(r.Expression, r.Space, r.OverBatch ? Scope.Sample : r.Scope, r.Loop, r.Inputs, readOnce) is var (e, inputs)
            ? new Reduce(r.Kind, e, r.Space, r.Axes, r.OverBatch, inputs) { Label = r.Label }
            : r,
        _ => node,
    });

    /// <summary>
    /// Lets a contraction, what stands for one, or a max pool apply the cheap map that alone reads it as it stores each element: bias and activation.
    /// </summary>
    public static void FuseEpilogues(TensorProgram program)
    {
        var carriers = new Dictionary<Node, Node>();
        program.Rewrite((node, readOnce) =>
        {
            if (node is Map { Expression.IsCheap: true } map && WithCarrier(map, readOnce) is var (carrier, result))
            {
                carriers[carrier] = result;
                return result;
            }

            // The window that stores the map's value is the one that writes what won.
            return node is ArgMax argMax && carriers.TryGetValue(argMax.Window, out Node? window) ? argMax.WithInputs([window]) : node;
        });
    }

    private static (Node Carrier, Node Result)? WithCarrier(Map map, ISet<Node> readOnce)
    {
        int own = Enumerable.Range(0, map.Inputs.Count).FirstOrDefault(i => CanCarry(map.Inputs[i], map, readOnce));
        if (!CanCarry(map.Inputs[own], map, readOnce))
        {
            return null;
        }

        Node carrier = map.Inputs[own];
        Expression epilogue = map.Expression.Rewrite(e =>
            e is Input i ? Expression.In(i.Index == own ? 0 : i.Index < own ? i.Index + 1 : i.Index) : null);
        Node result = ((IEpilogueCarrier)carrier).WithEpilogue(epilogue, map.Inputs.Where((_, i) => i != own));
        result.Label = $"{carrier.Label}, {Role(map)}";
        return (carrier, result);
    }

    private static string Role(Node node)
    {
        int comma = node.Label.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0 ? node.Label : node.Label.Substring(comma + 2);
    }

    private static bool CanCarry(Node node, Map map, ISet<Node> readOnce) =>
        node is IEpilogueCarrier { Epilogue: null, CanCarryEpilogue: true } carrier
        && readOnce.Contains(node)
        && node.Shape.Equals(map.Shape)
        && node.Scope == map.Scope
        && node.Loop == map.Loop
        && map.Inputs.Count(i => i == node) == 1
        && map.Inputs.All(i => i == node || carrier.ReadsInEpilogue(i));

    private static (Expression Expression, Node[] Inputs)? Substitute(
        Expression expression, TensorShape space, Scope scope, Loop? loop, IReadOnlyList<Node> inputs, ISet<Node> readOnce)
    {
        bool Fits(Node n) => n is Map m && m.Shape.Equals(space) && m.Scope == scope && m.Loop == loop && readOnce.Contains(m) && inputs.Count(i => i == n) == 1;
        if (!inputs.Any(Fits))
        {
            return null;
        }

        var merged = new List<Node>();
        Expression result = expression.Rewrite(e => e is not Input i
            ? null
            : inputs[i.Index] is Map m && Fits(m)
                ? m.Expression.Rewrite(inner => inner is Input j ? Expression.In(IndexOf(m.Inputs[j.Index])) : null)
                : Expression.In(IndexOf(inputs[i.Index])));
        return (result, [.. merged]);

        int IndexOf(Node node)
        {
            int index = merged.IndexOf(node);
            if (index < 0)
            {
                merged.Add(node);
                index = merged.Count - 1;
            }

            return index;
        }
    }
}

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Sums over the batch are made by each worker in memory of its own and added up in the first one's. What workers read of them
/// later, and what is a result besides being read, gets a copy.
/// </summary>
internal static class SumCopies
{
    public static void Insert(TensorProgram program)
    {
        List<Node> order = program.TopologicalOrder();
        var roots = new Dictionary<Node, Node>();
        foreach (Node node in order)
        {
            roots[node] = node.IsPlainView ? roots[node.Inputs[0]] : node;
        }

        var read = new HashSet<Node>(order.Where(n => !n.IsPlainView).SelectMany(n => n.Inputs).Select(i => roots[i]));
        var results = new Dictionary<Node, int>();
        foreach (Node result in Results(program))
        {
            results.TryGetValue(roots[result], out int count);
            results[roots[result]] = count + 1;
        }

        var rebuilt = new Dictionary<Node, Node>();
        var copies = new Dictionary<Node, Node>();
        foreach (Node node in order)
        {
            bool isOverSamples = node.Scope == Scope.Sample || node.ReducesBatch;
            Node[] inputs = [.. node.Inputs.Select(i => isOverSamples && i.Scope == Scope.Step && roots[i].ReducesBatch ? Copy(i) : rebuilt[i])];
            rebuilt[node] = inputs.SequenceEqual(node.Inputs) ? node : node.WithInputs(inputs);
        }

        program.ReplaceResults(rebuilt);
        program.Loss = program.Loss is null ? null : Separate(program.Loss);
        program.Updates = [.. program.Updates.Select(u => (u.Parameter, Separate(u.Value)))];
        program.Gradients = [.. program.Gradients.Select(g => g is null ? null : Separate(g))];

        Node Copy(Node node)
        {
            if (!copies.TryGetValue(node, out Node? copy))
            {
                copy = new Map(Expression.In(0), node.Shape, rebuilt[node]) { Label = $"{node.Label}, of the whole batch" };
                copies[node] = copy;
            }

            return copy;
        }

        Node Separate(Node result)
        {
            Node root = result;
            while (root.IsPlainView)
            {
                root = root.Inputs[0];
            }

            Node original = rebuilt.First(r => r.Value == root).Key;
            return read.Contains(original) || results[original] > 1 || root is Source or Literal
                ? new Map(Expression.In(0), result.Shape, result) { Label = $"{result.Label}, kept" }
                : result;
        }
    }

    private static IEnumerable<Node> Results(TensorProgram program) =>
        program.Gradients.Append(program.Loss).OfType<Node>().Concat(program.Updates.Select(u => u.Value));
}

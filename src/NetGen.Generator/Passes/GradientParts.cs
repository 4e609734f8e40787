using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Gradients of stretches of a parameter, such as those taps of a kernel that a small map lets read anything. They are computed where they belong in the gradient of
/// the whole parameter, whose other elements are cleared.
/// </summary>
internal static class GradientParts
{
    /// <summary>What is computed within another value, with that value.</summary>
    public static IReadOnlyDictionary<Node, Concat> Find(TensorProgram program, IReadOnlyList<Node> order)
    {
        ILookup<Node, Node> readers = order.SelectMany(n => n.Inputs.Select(i => (Input: i, Reader: n))).ToLookup(r => r.Input, r => r.Reader);
        var within = new Dictionary<Node, Concat>();
        foreach (Node gradient in program.Gradients.OfType<Node>())
        {
            var around = new List<Concat>();
            Node part = gradient;
            while (part is Concat { Inputs.Count: 1 } concat && readers[concat].Count() == (concat == gradient ? 0 : 1))
            {
                around.Add(concat);
                part = concat.Inputs[0];
            }

            if (around.Count > 0 && part is Contraction { Scope: Scope.Step, WritesAll: true } && readers[part].Count() == 1)
            {
                within[part] = around[around.Count - 1];
                for (int i = 1; i < around.Count; i++)
                {
                    within[around[i]] = around[i - 1];
                }
            }
        }

        return within;
    }

    /// <summary>Where the part of a value lies in it.</summary>
    public static TensorPlace PlaceOf(Node part, Concat whole, TensorPlace place) =>
        place with { Shape = part.Shape, Offset = place.Offset + ((long)whole.Starts[0] * place.Strides[whole.Axis]) };

    /// <summary>What lies around the innermost part of a value.</summary>
    public static Border Around(Concat whole, IReadOnlyDictionary<Node, Concat> wholes)
    {
        int[] low = new int[whole.Shape.Rank];
        Node part = whole;
        while (part is Concat concat && wholes.ContainsKey(concat.Inputs[0]))
        {
            low[concat.Axis] += concat.Starts[0];
            part = concat.Inputs[0];
        }

        return new Border(low, [.. low.Select((l, d) => whole.Shape[d] - l - part.Shape[d])]);
    }
}

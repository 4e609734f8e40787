namespace NetGen.Generator.Tensors;

/// <summary>A network as tensor nodes, and what it was lowered from.</summary>
internal sealed class TensorProgram
{
    public required Source Input { get; init; }

    /// <summary>The target, or null without a loss.</summary>
    public Source? Target { get; set; }

    public required Node Output { get; set; }

    /// <summary>The loss over the batch with its penalties: a step-scoped scalar, or null.</summary>
    public Node? Loss { get; set; }

    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>The gradient of the loss for each parameter, once the program is differentiated.</summary>
    public Node?[] Gradients { get; set; } = [];

    /// <summary>Parameters that a training step writes besides the optimiser, with their new values.</summary>
    public IReadOnlyList<(Source Parameter, Node Value)> Updates { get; set; } = [];

    /// <summary>What each sample's call leaves for the next.</summary>
    public IReadOnlyList<SampleState> States { get; set; } = [];

    /// <summary>Whether dropout and its like are active.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>Whether what depends on weights alone is made once for many passes, as for predictions that change nothing.</summary>
    public bool IsPreparedOnce { get; init; }

    /// <summary>What must be computed.</summary>
    public IEnumerable<Node> Results
    {
        get
        {
            yield return Output;
            if (Loss is not null)
            {
                yield return Loss;
            }

            foreach ((_, Node value) in Updates)
            {
                yield return value;
            }

            foreach (SampleState state in States)
            {
                yield return state.Next;
            }

            // From the last layer back, so that each layer's gradients are computed while its output's gradient is at hand.
            foreach (Node? gradient in Enumerable.Reverse(Gradients))
            {
                if (gradient is not null)
                {
                    yield return gradient;
                }
            }
        }
    }

    /// <summary>Every node, inputs first, and the body of each loop in one piece.</summary>
    public List<Node> TopologicalOrder()
    {
        var order = new List<Node>();
        var seen = new HashSet<Node>();
        foreach (Node result in Results)
        {
            Visit(result);
        }

        return WithLoopsTogether(order);

        void Visit(Node root)
        {
            // An explicit stack: a network of hundreds of layers must not exhaust the compiler's.
            var stack = new Stack<(Node Node, int Next)>();
            if (seen.Add(root))
            {
                stack.Push((root, 0));
            }

            while (stack.Count > 0)
            {
                (Node node, int next) = stack.Pop();
                if (next < node.Inputs.Count)
                {
                    stack.Push((node, next + 1));
                    if (seen.Add(node.Inputs[next]))
                    {
                        stack.Push((node.Inputs[next], 0));
                    }
                }
                else
                {
                    order.Add(node);
                }
            }
        }
    }

    /// <summary>Moves each loop's body right before its end; what the body reads stands before it already.</summary>
    private static List<Node> WithLoopsTogether(List<Node> order)
    {
        ILookup<Loop, Node> bodies = order.Where(n => n.Loop is not null).ToLookup(n => n.Loop!);
        return bodies.Count == 0
            ? order
            : [.. order.Where(n => n.Loop is null).SelectMany(n => n is LoopEnd end ? bodies[end.Body].Append(n) : [n])];
    }

    /// <summary>
    /// Rebuilds the program bottom-up. The rule sees each node with its new inputs and may replace it; it is also told which
    /// nodes are read in one place only.
    /// </summary>
    public void Rewrite(Func<Node, ISet<Node>, Node> rule)
    {
        var readOnce = new HashSet<Node>(UseCounts().Where(u => u.Value == 1).Select(u => u.Key));
        var replaced = new Dictionary<Node, Node>();
        foreach (Node node in TopologicalOrder())
        {
            Node current = node;
            if (node.Inputs.Any(i => replaced[i] != i))
            {
                current = node.WithInputs([.. node.Inputs.Select(i => replaced[i])]);
            }

            Node result = rule(current, readOnce);
            replaced[node] = result;
            if (result != node && readOnce.Contains(node))
            {
                readOnce.Add(result);
            }
        }

        ReplaceResults(replaced);
    }

    /// <summary>Lets the results be what stands for them now.</summary>
    public void ReplaceResults(IReadOnlyDictionary<Node, Node> replaced)
    {
        Output = replaced[Output];
        Loss = Loss is null ? null : replaced[Loss];
        Updates = [.. Updates.Select(u => (u.Parameter, replaced[u.Value]))];
        States = [.. States.Select(s => s with { Next = replaced[s.Next] })];
        Gradients = [.. Gradients.Select(g => g is null ? null : replaced[g])];
    }

    /// <summary>How many nodes read each node; results count as read once more.</summary>
    private Dictionary<Node, int> UseCounts()
    {
        var counts = new Dictionary<Node, int>();
        foreach (Node node in TopologicalOrder().SelectMany(n => n.ReadInputs).Concat(Results))
        {
            counts.TryGetValue(node, out int count);
            counts[node] = count + 1;
        }

        return counts;
    }
}

/// <summary>What a call leaves for the next, for each sample.</summary>
/// <param name="Name">Its full name, such as <c>lstm_1.h</c>.</param>
/// <param name="Source">What the call before has left.</param>
/// <param name="Next">What this one leaves.</param>
internal sealed record SampleState(string Name, Source Source, Node Next);

/// <summary>One parameter tensor.</summary>
/// <param name="Name">Its full name, such as <c>conv2d_1.kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Initialization">The call that fills it: method and arguments between the span and the seed.</param>
internal sealed record Parameter(string Name, TensorShape Shape, Initialization Initialization)
{
    /// <summary>Where it starts in the flat weights, in elements.</summary>
    public int Offset { get; init; }

    /// <summary>A stretch of it that begins at 1 more than the initialiser says, as an LSTM's forget gate does.</summary>
    public (int Start, int Length) OneMore { get; init; }

    /// <summary>Whether training changes it by its gradient.</summary>
    public bool IsTrainable { get; init; } = true;
}

/// <summary>How a parameter is initialised.</summary>
/// <param name="Method">The runtime's initialiser.</param>
/// <param name="Arguments">Its arguments after the span, as C# text.</param>
/// <param name="IsRandom">Whether it takes the seed.</param>
internal sealed record Initialization(string Method, string Arguments, bool IsRandom);

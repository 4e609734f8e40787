using System.Numerics;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What an operator builds with: parameters, penalties, findings and the names of the layer at hand.</summary>
internal sealed class LayerBuilder(bool isTraining)
{
    /// <summary>Elements of one sample of a tensor; a batch of them must fit one array.</summary>
    public const int LargestTensor = 1 << 26;

    /// <summary>Elements of all weights together, which stand in one array.</summary>
    public const int LargestWeights = 1 << 30;

    private readonly Dictionary<Node, Node> _logits = [];
    private int _randomStreams;
    private int _declaration;
    private DeclarationSpec? _current;

    /// <summary>Whether dropout and its like are active.</summary>
    public bool IsTraining { get; } = isTraining;

    public List<Parameter> Parameters { get; } = [];

    /// <summary>Penalties of weights and outputs, each a scalar.</summary>
    public List<Node> Penalties { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>The layer's name, such as <c>conv2d_1</c>.</summary>
    public string LayerName { get; private set; } = string.Empty;

    /// <summary>The layer's kind as the user wrote it, for messages.</summary>
    public string Kind => _current?.Kind ?? string.Empty;

    /// <summary>One over the number of samples in the batch.</summary>
    public Source InverseBatch { get; } = new(SourceKind.InverseBatch, Scope.Step, new TensorShape(1)) { Label = "1 / samples in the batch" };

    public void Enter(int declaration, DeclarationSpec current, string layerName)
    {
        _declaration = declaration;
        _current = current;
        LayerName = layerName;
    }

    /// <summary>Whether the user wrote an argument, rather than leaving its default.</summary>
    public bool IsGiven(string argument) =>
        _current!.Arguments.Any(a => a.Value is not null && string.Equals(a.Name, argument, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reports a finding at an argument, or at the whole attribute for null.</summary>
    public void Report(DiagnosticDescriptor descriptor, string? argument, params object[] message) =>
        Findings.Add(Finding.At(descriptor, _declaration, argument, message));

    /// <summary>Reports an argument out of range unless <paramref name="holds"/>.</summary>
    public bool Require(bool holds, string argument, string expected, object found)
    {
        if (!holds)
        {
            string text = found is double d ? d.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : found.ToString()!;
            Report(Descriptors.BadArgument, argument, argument, Kind, expected, text);
        }

        return holds;
    }

    /// <summary>Reports values that no layer takes, unless something is said of them already.</summary>
    public void RequireKnownValues(object attribute)
    {
        foreach ((string argument, string expected, object found) in Vocabulary.Faults(attribute))
        {
            if (!Findings.Any(f => f.Declaration == _declaration && string.Equals(f.Argument, argument, StringComparison.OrdinalIgnoreCase)))
            {
                Require(false, argument, expected, found);
            }
        }
    }

    /// <summary>Reports an input that is no map of height, width and channels.</summary>
    public bool RequireMap(TensorShape input)
    {
        if (input.Rank != 3)
        {
            string hint = input.Rank < 3 ? "; [Reshape] can give it one" : string.Empty;
            Report(Descriptors.WrongRank, null, Kind, "height × width × channels", input, hint);
        }

        return input.Rank == 3;
    }

    /// <summary>Reports a tensor that is too large to be indexed.</summary>
    public bool RequireSize(IEnumerable<int> shape, string subject, int limit = LargestTensor)
    {
        BigInteger size = SizeOf(shape);
        if (size > limit)
        {
            Report(Descriptors.TooLarge, null, subject, size, limit);
        }

        return size <= limit;
    }

    /// <summary>The number of elements, however large.</summary>
    public static BigInteger SizeOf(IEnumerable<int> shape) => shape.Aggregate(BigInteger.One, (n, s) => n * s);

    /// <summary>Names a node after the layer and its role in it.</summary>
    public TNode Label<TNode>(TNode node, string role)
        where TNode : Node
    {
        node.Label = $"{LayerName}, {role}";
        return node;
    }

    /// <summary>Adds a parameter of the layer.</summary>
    public Source Parameter(string name, TensorShape shape, Initialization initialization)
    {
        Parameters.Add(new Parameter($"{LayerName}.{name}", shape, initialization));
        return Label(new Source(SourceKind.Parameter, Scope.Step, shape, Parameters.Count - 1), name);
    }

    /// <summary>Fresh uniform numbers for every sample and step.</summary>
    public Node Random(TensorShape shape) => Label(new RandomUniform(shape, _randomStreams++), "random numbers");

    /// <summary>Remembers that <paramref name="probabilities"/> came from <paramref name="logits"/>, so that a cross-entropy can be fused with them.</summary>
    public void RememberLogits(Node probabilities, Node logits) => _logits[probabilities] = logits;

    /// <summary>The logits behind a softmax or a sigmoid of this network, if that is what the node is.</summary>
    public Node? LogitsOf(Node probabilities, Activation activation) =>
        _logits.TryGetValue(probabilities, out Node? logits)
            && (probabilities is Map { Expression: Unary { Function: var f } } && f == ScalarFunction.Sigmoid) == (activation == Activation.Sigmoid)
            ? logits
            : null;
}

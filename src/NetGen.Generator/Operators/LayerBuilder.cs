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
    private readonly List<Action<LoopEnd>> _sumsOverTime = [];
    private int _randomStreams;
    private int _seededStreams;
    private readonly Dictionary<string, Source> _parameters = [];
    private readonly Dictionary<Node, int> _indexLimits = [];
    private readonly Dictionary<Node, Node> _masks = [];
    private readonly Dictionary<Node, IReadOnlyList<Node>> _states = [];
    private DeclarationSpec? _current;
    private bool _isInBlock;

    /// <summary>Whether dropout and its like are active.</summary>
    public bool IsTraining { get; } = isTraining;

    public List<Parameter> Parameters { get; } = [];

    /// <summary>Penalties of weights and outputs, each a scalar.</summary>
    public List<Node> Penalties { get; } = [];

    /// <summary>New values of parameters that a training step writes besides the optimiser: moving statistics.</summary>
    public List<(Source Parameter, Node Value)> Updates { get; } = [];

    /// <summary>What each sample's call leaves for the next.</summary>
    public List<SampleState> SampleStates { get; } = [];

    /// <summary>The values weights are projected to after each step of an optimiser.</summary>
    public List<(Source Parameter, Node Value)> Constraints { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>Whether the layer at hand is trained, rather than frozen.</summary>
    public bool IsTrainable { get; private set; } = true;

    /// <summary>The layer's name, such as <c>conv2d_1</c>.</summary>
    public string LayerName { get; private set; } = string.Empty;

    /// <summary>The layer whose parameters the layer at hand uses, or null if it has its own.</summary>
    public string? SharedWith { get; private set; }

    /// <summary>The layer's kind as the user wrote it, for messages.</summary>
    public string Kind => _current?.Kind ?? string.Empty;

    /// <summary>The methods that the layer at hand names, if it is a lambda.</summary>
    public LambdaSpec? Lambda => _current?.Lambda;

    /// <summary>What a sample's loss is multiplied by: 1 unless the caller gives weights.</summary>
    public Source SampleWeight { get; } = new(SourceKind.SampleWeight, Scope.Sample, new TensorShape(1)) { Label = "sample weight" };

    /// <summary>One over the number of samples in the batch.</summary>
    public Source InverseBatch { get; } = new(SourceKind.InverseBatch, Scope.Step, new TensorShape(1)) { Label = "1 / samples in the batch" };

    /// <summary>Begins a layer.</summary>
    /// <param name="declaration">Its declaration.</param>
    /// <param name="layerName">Its name with the blocks around it.</param>
    /// <param name="isTrainable">Whether its parameters are trained.</param>
    /// <param name="sharedWith">The layer whose parameters it uses, or null for its own.</param>
    /// <param name="isInBlock">Whether it stands in a block, whose use is then the place of its findings.</param>
    public void Enter(DeclarationSpec declaration, string layerName, bool isTrainable = true, string? sharedWith = null, bool isInBlock = false)
    {
        _isInBlock = isInBlock;
        _seededStreams = 0;
        _current = declaration;
        LayerName = layerName;
        IsTrainable = isTrainable;
        SharedWith = sharedWith;
    }

    /// <summary>Whether the user wrote an argument, rather than leaving its default.</summary>
    public bool IsGiven(string argument) =>
        _current!.Arguments.Any(a => a.Value is not null && string.Equals(a.Name, argument, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of an argument that is of a type; null where it is not given.</summary>
    public T? Find<T>(string argument)
        where T : class => _current!.Find<T>(argument);

    /// <summary>Reports a finding at an argument, or at the whole attribute for null.</summary>
    public void Report(DiagnosticDescriptor descriptor, string? argument, params object[] message) => Findings.Add(At(descriptor, argument, message));

    /// <summary>A finding at an argument, or at the whole attribute for null, to be reported with more than its message.</summary>
    public Finding At(DiagnosticDescriptor descriptor, string? argument, params object[] message) =>
        Finding.At(descriptor, _current!.Source, _isInBlock ? null : argument, message);

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
            if (!Findings.Any(f => f.Declaration == _current!.Source && string.Equals(f.Argument, argument, StringComparison.OrdinalIgnoreCase)))
            {
                Require(false, argument, expected, found);
            }
        }
    }

    /// <summary>Reports an input of another rank.</summary>
    public bool RequireRank(Node input, int rank, string expected)
    {
        TensorShape shape = input.Shape;
        if (shape.Rank != rank)
        {
            string hint = shape.Rank >= rank ? string.Empty
                : StatesOf(input) is not null ? "; with ReturnSequences = true the recurrent layer before it gives every step"
                : "; [Reshape] can give it one";
            bool hasSteps = shape.Rank < rank && StatesOf(input) is not null;
            Findings.Add(At(Descriptors.WrongRank, null, Kind, expected, shape, hint).With((FixProperties.ReturnSequences, hasSteps ? "true" : null)));
        }

        return shape.Rank == rank;
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

    /// <summary>Whether the layer uses the parameters of another one.</summary>
    public bool IsShared => SharedWith is not null;

    /// <summary>
    /// Adds a parameter of the layer, or finds it where the layer shares another one's. One that is not trainable, such as moving
    /// statistics, gets no gradient.
    /// </summary>
    public Source Parameter(string name, TensorShape shape, Initialization initialization, bool trainable = true)
    {
        if (SharedWith is not null && FindShared(name, shape) is { } shared)
        {
            return shared;
        }

        string path = Join(LayerName, name);
        Parameters.Add(new Parameter(path, shape, initialization) { IsTrainable = trainable && IsTrainable });
        Source parameter = Label(new Source(SourceKind.Parameter, Scope.Step, shape, Parameters.Count - 1), name.Length == 0 ? "weight" : name);
        _parameters[path] = parameter;
        return parameter;
    }

    /// <summary>A parameter's name behind its layer's; one that is all there is of its layer has the layer's alone.</summary>
    private static string Join(string layer, string name) => name.Length == 0 ? layer : $"{layer}.{name}";

    private Source? FindShared(string name, TensorShape shape)
    {
        if (!_parameters.TryGetValue(Join(SharedWith!, name), out Source? parameter))
        {
            Report(Descriptors.CannotShare, nameof(LayerAttribute.SharedWith), LayerName, SharedWith!, $"no layer before this one has a parameter {Join(SharedWith!, name)}");
            return null;
        }

        if (!parameter.Shape.Equals(shape))
        {
            Report(Descriptors.CannotShare, nameof(LayerAttribute.SharedWith), LayerName, SharedWith!, $"{(name.Length == 0 ? "it" : name)} would be {shape} here, but is {parameter.Shape} there");
            return null;
        }

        return parameter;
    }

    /// <summary>Lets a stretch of a parameter begin at 1 more than its initialiser says.</summary>
    public void StartAtOne(Source parameter, int start, int length) =>
        Parameters[parameter.Index] = Parameters[parameter.Index] with { OneMore = (start, length) };

    /// <summary>A tensor that is one for all samples, as if each sample had its own; any other as it is.</summary>
    public Node PerSample(Node node)
    {
        if (node.Scope == Scope.Sample)
        {
            return node;
        }

        AffineIndex[] all = [.. node.Shape.Sizes.Select((_, d) => AffineIndex.Of(d))];
        var axes = node.Shape.Sizes.Select((s, d) => new Axis($"i{d}", s));
        return new Contraction(node.Shape, Scope.Sample, node, null, new ContractionPart([.. axes], all, all, [])) { Label = $"{node.Label}, for each sample" };
    }

    /// <summary>Remembers which steps of a sequence count, as a tensor of ones and zeros.</summary>
    public void RememberMask(Node sequence, Node mask) => _masks[sequence] = mask;

    /// <summary>The mask of a sequence, or null if all steps count.</summary>
    public Node? MaskOf(Node sequence) => _masks.TryGetValue(sequence, out Node? mask) ? mask : null;

    /// <summary>The mask of what the loss at hand judges, or null.</summary>
    public Node? JudgedMask { get; set; }

    /// <summary>Remembers the last states behind a recurrent layer's output.</summary>
    public void RememberStates(Node output, IReadOnlyList<Node> states) => _states[output] = states;

    /// <summary>The last states behind a recurrent layer's output; null for any other layer.</summary>
    public IReadOnlyList<Node>? StatesOf(Node output) => _states.TryGetValue(output, out IReadOnlyList<Node>? states) ? states : null;

    /// <summary>Has every training step replace a parameter's value, which must not depend on single samples.</summary>
    public void Update(Source parameter, Node value)
    {
        // Where layers share a parameter, each goes on from what the one before left.
        int known = Updates.FindIndex(u => u.Parameter == parameter);
        if (known >= 0)
        {
            value = value.WithInputs([.. value.Inputs.Select(i => i == parameter ? Updates[known].Value : i)]);
            Updates.RemoveAt(known);
        }

        Updates.Add((parameter, value));
    }

    /// <summary>Has a parameter replaced by its projection, a value computed from it, after each step of an optimiser.</summary>
    public void Constrain(Source parameter, Node projection) => Constraints.Add((parameter, projection));

    /// <summary>Says that an input holds whole numbers.</summary>
    public void DeclareIndices(Node input) => _indexLimits[input] = 0;

    /// <summary>Whether a node is an input of whole numbers.</summary>
    public bool HasIndices(Node node) => _indexLimits.ContainsKey(node);

    /// <summary>Says that an input's whole numbers stay below a limit.</summary>
    public void LimitIndices(Node input, int limit) =>
        _indexLimits[input] = _indexLimits[input] == 0 ? limit : Math.Min(limit, _indexLimits[input]);

    /// <summary>The limit of an input's whole numbers, or 0.</summary>
    public int IndexLimitOf(Node input) => _indexLimits.TryGetValue(input, out int limit) ? limit : 0;

    /// <summary>Fresh uniform numbers for every sample and step, from the layer's own seed where it has one.</summary>
    public Node Random(TensorShape shape)
    {
        int? seed = _current?.Arguments.FirstOrDefault(a => a.Name == nameof(DropoutAttribute.Seed))?.Value is int given && given != int.MinValue ? given : null;
        int stream = seed is null ? _randomStreams++ : _seededStreams++;
        return Loop is null
            ? Label(new RandomUniform(shape, stream, seed), "random numbers")
            : Label(new LoopInput(Label(new RandomUniform(new TensorShape(shape.Sizes.Prepend(Loop.Steps)), stream, seed), "random numbers of all steps"), Loop), "random numbers");
    }

    /// <summary>The loop over time that the layer at hand is applied in, or null.</summary>
    public Loop? Loop { get; private set; }

    /// <summary>Has layers applied in a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="cell">The states of the recurrent cell whose layers they are, or null.</param>
    public void EnterLoop(Loop loop, CellStates? cell = null) => (Loop, Cell) = (loop, cell);

    /// <summary>Leaves the loop, which ends here.</summary>
    public void LeaveLoop(LoopEnd end)
    {
        (Loop, Cell) = (null, null);
        foreach (Action<LoopEnd> sum in _sumsOverTime)
        {
            sum(end);
        }

        _sumsOverTime.Clear();
    }

    /// <summary>The outputs of all steps of a loop.</summary>
    public Node AllSteps(LoopEnd end, Node output)
    {
        Node all = end.Stack(output);
        if (_logits.TryGetValue(output, out Node? logits))
        {
            _logits[all] = end.Stack(logits);
        }

        return all;
    }

    /// <summary>Leaves a loop whose layer has a mistake.</summary>
    public void AbandonLoop()
    {
        (Loop, Cell) = (null, null);
        _sumsOverTime.Clear();
    }

    /// <summary>Puts off what sums over the batch until the values of all steps are there.</summary>
    public void AfterLoop(Action<LoopEnd> sum) => _sumsOverTime.Add(sum);

    /// <summary>The recurrent cell that the layer at hand stands in, or null.</summary>
    public CellStates? Cell { get; private set; }

    /// <summary>Reports a layer that cannot be applied step by step.</summary>
    /// <param name="what">What the steps cannot have for themselves.</param>
    /// <param name="reason">Why.</param>
    public bool RequireNoLoop(string what, string reason)
    {
        if (Cell is not null)
        {
            Report(Descriptors.UnusableInCell, null, Kind, what);
        }
        else if (Loop is not null)
        {
            Report(Descriptors.ConflictingArguments, nameof(LayerAttribute.TimeDistributed), Kind, nameof(LayerAttribute.TimeDistributed), what, reason);
        }

        return Loop is null;
    }

    /// <summary>Remembers that <paramref name="probabilities"/> came from <paramref name="logits"/>, so that a cross-entropy can be fused with them.</summary>
    public void RememberLogits(Node probabilities, Node logits) => _logits[probabilities] = logits;

    /// <summary>The logits behind a softmax or a sigmoid of this network, if that is what the node is.</summary>
    public Node? LogitsOf(Node probabilities, Activation activation) =>
        _logits.TryGetValue(probabilities, out Node? logits)
            && ((probabilities is LoopStack stack ? stack.Value : probabilities) is Map { Expression: Unary { Function: var f } } && f == ScalarFunction.Sigmoid) == (activation == Activation.Sigmoid)
            ? logits
            : null;
}

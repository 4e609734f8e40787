namespace NetGen.Generator.Tests.Chaos;

/// <summary>
/// Writes right networks: graphs with merges, whose layers all reach the loss. The same choices give the same text, and simpler ones, on the
/// whole, a simpler network.
/// </summary>
internal sealed class GraphWriter(Choices choices)
{
    private const int MaxLayers = 12;

    /// <summary>Sizes that a map is not grown beyond.</summary>
    private const int ManyElements = 90;

    private readonly List<string> _attributes = [];
    private readonly List<Tensor> _tensors = [];

    /// <summary>One network, with the attributes of its class.</summary>
    public string Write(string name)
    {
        AddInput("t0");
        if (Chance(0.25))
        {
            AddInput("t1");
        }

        while (_attributes.Count < MaxLayers && Chance(0.9))
        {
            if (!(Chance(0.35) && TryMerge()))
            {
                AddLayer();
            }
        }

        JoinLeaves();
        string loss = Pick("MeanSquaredError", "Huber", "LogCosh", "BinaryCrossEntropy(FromLogits = true)");
        return $"[Network(Precision = Precision.Double)]\n{string.Join('\n', _attributes.Select(a => $"[{a}]"))}\n[{loss}]\npublic partial class {name};\n";
    }

    private void AddInput(string name)
    {
        int[] shape = choices.Next(3) switch
        {
            0 => [choices.Next(2, 8)],
            1 => [choices.Next(3, 7), choices.Next(1, 5)],
            _ => [choices.Next(3, 7), choices.Next(3, 7), choices.Next(1, 4)],
        };
        _attributes.Add($"Input({string.Join(", ", shape)}, Name = \"{name}\")");
        _tensors.Add(new(name, shape));
    }

    /// <summary>Adds one layer behind the newest tensor, or behind any.</summary>
    private void AddLayer()
    {
        Tensor source = Chance(0.4) ? _tensors[choices.Next(_tensors.Count)] : _tensors[^1];
        (string layer, int[] shape) = source.Shape switch
        {
            [int n] => Vector(n),
            [int steps, int channels] => Sequence(steps, channels),
            [int height, int width, int channels] => Image(height, width, channels),
            _ => throw new InvalidOperationException("Tensors have one to three axes."),
        };
        Add(layer, shape, source);
    }

    /// <summary>Writes a layer with its name, and with the name of its source unless that is the tensor before it.</summary>
    private void Add(string layer, int[] shape, Tensor source)
    {
        string from = source == _tensors[^1] && Chance(0.5) ? string.Empty : $", From = \"{source.Name}\"";
        source.IsRead = true;
        AddNamed(layer, shape, from);
    }

    private void AddNamed(string layer, int[] shape, string from)
    {
        var result = new Tensor($"t{_tensors.Count}", shape);
        string open = layer.Contains('(', StringComparison.Ordinal) ? $"{layer[..^1]}{(layer.EndsWith("()", StringComparison.Ordinal) ? string.Empty : ", ")}" : $"{layer}(";
        _attributes.Add($"{open}Name = \"{result.Name}\"{from})");
        _tensors.Add(result);
    }

    private (string Layer, int[] Shape) Vector(int n)
    {
        int units = choices.Next(1, 7);
        return choices.Next(7) switch
        {
            1 when n <= ManyElements / 3 => ("RepeatVector(3)", [3, n]),
            2 when n % 2 == 0 => ($"Reshape({n / 2}, 2)", [n / 2, 2]),
            3 => (AnyShape(), [n]),
            4 => ("BatchNormalization()", [n]),
            _ => ($"Dense({units}{Activated()})", [units]),
        };
    }

    private (string Layer, int[] Shape) Sequence(int steps, int channels)
    {
        int filters = choices.Next(1, 5), kernel = choices.Next(1, Math.Min(steps, 3) + 1), stride = choices.Next(1, 3);
        int valid = ((steps - kernel) / stride) + 1, same = (steps + stride - 1) / stride;
        bool isSmall = steps * channels * 2 <= ManyElements;
        string cell = Pick("SimpleRNN", "LSTM", "GRU"), way = Pick(string.Empty, ", GoBackwards = true", ", Bidirectional = true");
        int state = filters * (way.Contains("Bidirectional", StringComparison.Ordinal) ? 2 : 1);
        return choices.Next(15) switch
        {
            0 => ($"Dense({filters}{Activated()})", [steps, filters]),
            1 => ($"Conv1D({filters}, {kernel}, Padding = Padding.Causal{Activated()})", [steps, filters]),
            2 => ($"DepthwiseConv1D({kernel}, Strides = {stride}, Padding = Padding.Same)", [same, channels]),
            3 => ($"{Pick("MaxPool1D", "AveragePool1D")}({kernel}, Strides = {stride})", [valid, channels]),
            4 => ($"{Pick("GlobalMaxPool1D", "GlobalAveragePool1D")}()", [channels]),
            5 or 6 => ($"{cell}({filters}, ReturnSequences = true{way})", [steps, state]),
            7 => ($"{cell}({filters}{way})", [state]),
            8 when isSmall => ("UpSampling1D(2)", [steps * 2, channels]),
            9 when steps >= 3 => ("Cropping1D(1)", [steps - 2, channels]),
            10 => ("Permute(2, 1)", [channels, steps]),
            11 => ("Flatten()", [steps * channels]),
            12 => ($"Conv1D({filters}, {kernel}, Strides = {stride}{Activated()})", [valid, filters]),
            13 when isSmall => ($"Conv1DTranspose({filters}, {kernel}, Strides = {stride}, Padding = Padding.Same)", [steps * stride, filters]),
            _ => (AnyShape(), [steps, channels]),
        };
    }

    private (string Layer, int[] Shape) Image(int height, int width, int channels)
    {
        int filters = choices.Next(1, 4), kernel = choices.Next(1, Math.Min(Math.Min(height, width), 3) + 1), stride = choices.Next(1, 3);
        int[] Windows(int depth) => [((height - kernel) / stride) + 1, ((width - kernel) / stride) + 1, depth];
        int[] Same(int depth) => [(height + stride - 1) / stride, (width + stride - 1) / stride, depth];
        bool isSmall = height * width * channels * 4 <= ManyElements;
        return choices.Next(12) switch
        {
            0 => ($"Conv2D({filters}, {kernel}, Strides = {stride}{Activated()})", Windows(filters)),
            1 => ($"Conv2D({filters}, {kernel}, Strides = {stride}, Padding = Padding.Same{Activated()})", Same(filters)),
            2 => ($"DepthwiseConv2D({kernel}, Padding = Padding.Same)", [height, width, channels]),
            3 => ($"SeparableConv2D({filters}, {kernel}, Strides = {stride})", Windows(filters)),
            4 => ($"{Pick("MaxPool2D", "AveragePool2D")}({kernel}, Strides = {stride})", Windows(channels)),
            5 => ($"{Pick("MaxPool2D", "AveragePool2D")}({kernel}, Strides = {stride}, Padding = Padding.Same)", Same(channels)),
            6 => ($"{Pick("GlobalMaxPool2D", "GlobalAveragePool2D")}()", [channels]),
            7 when isSmall => ("UpSampling2D(2)", [height * 2, width * 2, channels]),
            8 => ("Permute(3, 1, 2)", [channels, height, width]),
            9 => ($"Reshape({height}, {width * channels})", [height, width * channels]),
            10 => ("BatchNormalization()", [height, width, channels]),
            _ => (AnyShape(), [height, width, channels]),
        };
    }

    /// <summary>A layer for a tensor of any shape, which it keeps.</summary>
    private string AnyShape() => choices.Next(6) switch
    {
        0 => "LayerNormalization(Epsilon = 0.1)",
        1 => "RMSNormalization(Epsilon = 0.1)",
        2 => "Dropout(0.3)",
        3 => "GaussianNoise(0.1)",
        4 => "PReLU()",
        _ => $"Activation(Activation.{Pick("Tanh", "ELU", "GELU", "Softplus", "SiLU", "Softmax", "LeakyReLU")})",
    };

    private string Activated() => !Chance(0.5) ? string.Empty : $", Activation = Activation.{Pick("Tanh", "ReLU", "Sigmoid", "SELU", "Softsign", "Mish")}";

    /// <summary>Joins two tensors that fit, one of which nobody has read yet if there is such a one.</summary>
    private bool TryMerge()
    {
        Tensor first = _tensors.LastOrDefault(t => !t.IsRead) ?? _tensors[^1];
        Tensor[] alike = [.. _tensors.Where(t => t != first && t.Shape.AsSpan().SequenceEqual(first.Shape))];
        Tensor[] stacked = [.. _tensors.Where(t => t != first && t.Shape.Length == first.Shape.Length && t.Shape.AsSpan()[..^1].SequenceEqual(first.Shape.AsSpan()[..^1]))];
        if (alike.Length > 0 && Chance(0.6))
        {
            Merge(Pick("Add", "Subtract", "Multiply", "Average", "Maximum"), first.Shape, [first, alike[choices.Next(alike.Length)]]);
            return true;
        }

        if (stacked.Length > 0)
        {
            Tensor second = stacked[choices.Next(stacked.Length)];
            Merge("Concat", [.. first.Shape[..^1], first.Shape[^1] + second.Shape[^1]], [first, second]);
            return true;
        }

        return false;
    }

    private void Merge(string kind, int[] shape, Tensor[] tensors)
    {
        Array.ForEach(tensors, t => t.IsRead = true);
        AddNamed($"{kind}({string.Join(", ", tensors.Select(t => $"\"{t.Name}\""))})", shape, string.Empty);
    }

    /// <summary>Makes one vector of all that nobody has read.</summary>
    private void JoinLeaves()
    {
        foreach (Tensor leaf in _tensors.Where(t => !t.IsRead && t.Shape.Length > 1).ToArray())
        {
            Add("Flatten()", [leaf.Shape.Aggregate(1, (a, b) => a * b)], leaf);
        }

        if (_tensors.Where(t => !t.IsRead).ToArray() is { Length: > 1 } leaves)
        {
            Merge("Concat", [leaves.Sum(t => t.Shape[0])], leaves);
        }

        Add("Dense(2)", [2], _tensors[^1]);
    }

    private string Pick(params string[] words) => words[choices.Next(words.Length)];

    private bool Chance(double probability) => choices.Chance(probability);

    private sealed class Tensor(string name, int[] shape)
    {
        public string Name { get; } = name;

        public int[] Shape { get; } = shape;

        /// <summary>Whether a layer takes it.</summary>
        public bool IsRead { get; set; }
    }
}

using System.Globalization;

namespace NetGen.Generator.Tests.Chaos;

/// <summary>Writes networks at random: some right, most with mistakes. The same seed gives the same text.</summary>
internal sealed class DeclarationWriter(int seed)
{
    private static readonly string[] Names = ["a", "stem", "input", "dense_1", "conv2d_2", "", "my layer", "größe", "x\\n\\\"y"];
    private static readonly string[] Activations = Enum.GetNames<Activation>();

    /// <summary>Those that fit every weight; Orthogonal and Identity want two axes.</summary>
    private static readonly string[] Initializers = [.. Enum.GetNames<Initializer>().Except(["Orthogonal", "Identity"])];

    private static readonly string[] Losses =
    [
        "SparseCategoricalCrossEntropy", "CategoricalCrossEntropy", "BinaryCrossEntropy", "CategoricalFocalCrossEntropy", "BinaryFocalCrossEntropy",
        "MeanSquaredError", "MeanAbsoluteError", "Huber", "LogCosh", "CosineSimilarity", "MeanAbsolutePercentageError", "KLDivergence", "Poisson",
        "Hinge", "CategoricalHinge", "Dice", "Tversky",
    ];

    private static readonly string[] Fragments = ["[", "]", "(", ")", ",", "=", "\"", "{", "}", "<", "null!", "-1", "Name = ", "From", "public", ";", "/*", "//", "[Dense(", "@", "#if X\n", "0.5", "$\""];

    private readonly Random _random = new(seed);

    /// <summary>How likely an argument is drawn from those that are wrong.</summary>
    private double _wrongness;

    /// <summary>The axes of the tensor that right layers have led to.</summary>
    private int _rank;

    /// <summary>A file with one network or two.</summary>
    public string Write(double wrongness)
    {
        _wrongness = wrongness;
        string text = $"using NetGen;\n{(Chance(0.3) ? "namespace Models;\n" : string.Empty)}{Network("Net")}";
        return Chance(0.1) ? text + Network(Chance(0.5) ? "NET" : "Other") : text;
    }

    /// <summary>The same text after a few careless edits.</summary>
    public string Break(string text)
    {
        for (int edits = _random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            int at = _random.Next(text.Length), length = Math.Min(_random.Next(1, 12), text.Length - at);
            text = _random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Fragments[_random.Next(Fragments.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text[..at],
            };
        }

        return text;
    }

    private string Network(string name)
    {
        var attributes = new List<string> { Chance(0.2) ? "Network(Precision = Precision.Double)" : "Network" };
        if (!Wrong(0.2))
        {
            attributes.Add(Chance(_wrongness) ? Call("Input", Sizes([3, 3, 3, 1, 2, 4], isList: true), [("Name", Text)]) : RightInput());
        }

        for (int layers = _random.Next(Wrong(0.2) ? 0 : 1, 7); layers > 0; layers--)
        {
            attributes.Add(Chance(_wrongness) ? Layer() : RightLayer());
        }

        for (int losses = Wrong(0.2) ? _random.Next(3) : Chance(0.7) ? 1 : 0; losses > 0; losses--)
        {
            attributes.Add(Chance(_wrongness) ? Loss() : RightLoss());
        }

        string modifiers = Wrong(0.2) ? new[] { "", "static partial", "abstract partial", "sealed", "file partial" }[_random.Next(5)] : "partial";
        string type = Wrong(0.1) ? new[] { "record", "struct", "interface", "class<T>" }[_random.Next(4)] : "class";
        string body = type == "class<T>" ? $"class {name}<T>;" : $"{type} {name};";
        int split = Wrong(0.1) ? _random.Next(attributes.Count) : attributes.Count;
        string first = $"[{string.Join(Chance(0.5) ? ", " : "]\n[", attributes.Take(split).DefaultIfEmpty("Network"))}]\n{modifiers} {body}\n";
        return split == attributes.Count ? first : $"{first}[{string.Join(", ", attributes.Skip(split))}]\n{modifiers} {body}\n";
    }

    private string RightInput()
    {
        _rank = _random.Next(1, 4);
        return $"Input({string.Join(", ", Enumerable.Range(0, _rank).Select(_ => Size()))})";
    }

    /// <summary>A layer that fits whatever sizes its input has, as long as it has that many axes.</summary>
    private string RightLayer()
    {
        (string, Func<string>)[] window = [("Strides", Size), ("Padding", () => "Padding.Same")];
        (string, Func<string>)[] weights =
        [
            ("Activation", Activation), ("UseBias", () => "false"), ("KernelInitializer", () => Member("Initializer", Initializers)),
            ("KernelL1", Number), ("KernelL2", Number), ("BiasL1", Number), ("BiasL2", Number), ("ActivityL1", Number), ("ActivityL2", Number),
        ];
        string layer = _random.Next(8) switch
        {
            0 => "Flatten",
            1 => Call("Activation", Activation(), []),
            2 => Call("Dropout", Number(), []),
            _ when _rank < 3 => Call("Dense", Size(), weights),
            3 => Call(Chance(0.5) ? "GlobalMaxPool2D" : "GlobalAveragePool2D", string.Empty, [("KeepDims", () => "false")]),
            4 => $"{Call("MaxPool2D", Size(), [window[0]])[..^1]}, Padding = Padding.Same)",
            5 => $"{Call("AveragePool2D", Sizes([2]), [window[0]])[..^1]}, Padding = Padding.Same)",
            6 => Call("Conv2D", $"{Size()}, 1", [.. window, .. weights]),
            _ => $"{Call("Conv2D", $"{Size()}, {Sizes([2])}", [.. weights, window[0]])[..^1]}, Padding = Padding.Same)",
        };
        _rank = layer == "Flatten" || layer.StartsWith("Global", StringComparison.Ordinal) ? 1 : _rank;
        return layer;
    }

    private string RightLoss() => Call(Losses[_random.Next(2, Losses.Length)], string.Empty, [("Reduction", () => "Reduction.Sum")]);

    private string Layer()
    {
        (string, Func<string>)[] common = [("Name", Text), ("From", Text)];
        (string, Func<string>)[] window =
        [
            .. common, ("Strides", Size), ("AxisStrides", () => Sizes([2])), ("Padding", () => Member("Padding", ["Valid", "Same", "Same", "Full"])), ("Pads", () => Sizes([4])),
        ];
        (string, Func<string>)[] weights =
        [
            .. common, ("Activation", Activation), ("UseBias", () => Chance(0.5) ? "true" : "false"), ("KernelInitializer", () => Member("Initializer", Initializers)),
            ("KernelInitializerScale", Number), ("BiasInitializer", () => Member("Initializer", Initializers)), ("BiasInitializerScale", Number),
            ("KernelL1", Number), ("KernelL2", Number), ("BiasL1", Number), ("BiasL2", Number), ("ActivityL1", Number), ("ActivityL2", Number),
        ];
        return _random.Next(13) switch
        {
            10 => Call("DepthwiseConv2D", Size(), [.. window, .. weights[common.Length..], ("DepthMultiplier", Size)]),
            11 => Call("Conv2DTranspose", $"{Size()}, {Size()}", [.. window, .. weights[common.Length..], ("DilationRate", Size), ("OutputPadding", Size)]),
            12 => Call(new[] { "ZeroPadding2D", "Cropping2D", "UpSampling2D", "MaxPool1D", "MaxPool3D" }[_random.Next(5)], Size(), common),
            0 or 1 => Call(
                "Conv2D",
                $"{Size()}, {(Chance(0.5) ? Size() : Sizes([2]))}",
                [.. window, .. weights[common.Length..], ("DilationRate", Size), ("AxisDilationRates", () => Sizes([2])), ("Groups", Size)]),
            2 => Call("MaxPool2D", Chance(0.5) ? Size() : Sizes([2]), window),
            3 => Call("AveragePool2D", Chance(0.5) ? Size() : Sizes([2]), window),
            4 => Call(Chance(0.5) ? "GlobalMaxPool2D" : "GlobalAveragePool2D", string.Empty, [.. common, ("KeepDims", () => "true")]),
            5 => Call("Flatten", string.Empty, common),
            6 => Call("Reshape", Sizes([1, 2, 3], isList: true), common),
            7 => Call("Activation", Activation(), [.. common, ("NegativeSlope", Number), ("Alpha", Number)]),
            8 => Call("Dropout", Number(), common),
            _ => Call("Dense", Size(), weights),
        };
    }

    private string Loss()
    {
        string loss = Losses[_random.Next(Losses.Length)];
        (string, Func<string>)[] arguments = [("From", Text), ("Reduction", () => Member("Reduction", ["Mean", "Sum"])), ("Weight", Number)];
        (string, Func<string>)[] focus = [("Gamma", Number), ("Alpha", Number)];
        (string, Func<string>)[] logits = [("FromLogits", () => "true")];
        return loss switch
        {
            "Huber" => Call(loss, string.Empty, [.. arguments, ("Delta", Number)]),
            "Dice" => Call(loss, string.Empty, [.. arguments, ("Axis", () => Sizes([1, 2]))]),
            "Tversky" => Call(loss, string.Empty, [.. arguments, ("Axis", () => Sizes([1, 2])), ("Alpha", Number), ("Beta", Number)]),
            "SparseCategoricalCrossEntropy" => Call(loss, string.Empty, [.. arguments, .. logits]),
            _ when loss.Contains("Focal", StringComparison.Ordinal) => Call(loss, string.Empty, [.. arguments, .. logits, ("LabelSmoothing", Number), .. focus]),
            _ when loss.EndsWith("CrossEntropy", StringComparison.Ordinal) => Call(loss, string.Empty, [.. arguments, .. logits, ("LabelSmoothing", Number)]),
            _ => Call(loss, string.Empty, arguments),
        };
    }

    private string Call(string name, string positional, (string Name, Func<string> Value)[] arguments)
    {
        IEnumerable<string> named = arguments.Where(_ => Chance(0.12)).Select(a => $"{a.Name} = {a.Value()}");
        return $"{name}({string.Join(", ", named.Prepend(positional).Where(a => a.Length > 0))})";
    }

    private string Size() => Integer(Wrong(0.15)
        ? new[] { -1, 0, int.MinValue, int.MaxValue, 1 << 30, 65536 }[_random.Next(6)]
        : new[] { 1, 1, 2, 2, 3, 3, 4, 5, 8, 9, 17 }[_random.Next(11)]);

    private string Sizes(int[] ranks, bool isList = false)
    {
        if (Wrong(0.1))
        {
            return new[] { "null!", "new int[0]", "new[] { 1 }", "[1, 2, 3, 4, 5]" }[_random.Next(4)];
        }

        string sizes = string.Join(", ", Enumerable.Range(0, ranks[_random.Next(ranks.Length)]).Select(_ => Size()));
        return isList ? sizes : $"[{sizes}]";
    }

    private string Number() => Wrong(0.2)
        ? new[] { "-1", "double.NaN", "double.PositiveInfinity", "-1e-300", "1e308", "2" }[_random.Next(6)]
        : _random.NextDouble().ToString("R", CultureInfo.InvariantCulture);

    private string Text() => $"\"{Names[Wrong(0.5) ? _random.Next(Names.Length) : 0]}\"";

    private string Activation() => Member("Activation", Activations);

    private string Member(string type, string[] members) =>
        Wrong(0.1) ? $"({type}){_random.Next(50, 60)}" : $"{type}.{members[_random.Next(members.Length)]}";

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private bool Wrong(double probability) => Chance(probability * _wrongness);

    private static string Integer(int value) => value.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>What a layer says about one of its weights. The names of these arguments begin with the weight's: <c>KernelL1</c>.</summary>
/// <param name="Prefix">The weight's name in arguments, such as <c>Kernel</c>.</param>
/// <param name="Initializer">How it is initialised.</param>
/// <param name="Scale">The value that goes with the initialiser, or NaN.</param>
/// <param name="L1">The penalty on absolute values.</param>
/// <param name="L2">The penalty on squares.</param>
internal sealed record WeightArguments(string Prefix, Initializer Initializer, double Scale, double L1, double L2)
{
    /// <summary>What it is brought back to after each step.</summary>
    public ConstraintArguments Constraint { get; init; } = ConstraintArguments.None;

    /// <summary>The weight's name: the prefix of its arguments, written as <c>moving_mean</c>, unless Keras has another.</summary>
    public string Name { get; init; } =
        string.Concat(Prefix.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : string.Empty)}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>Reads the arguments of a layer whose names begin with a weight's; those that the layer does not have keep their defaults.</summary>
    public static WeightArguments Of(LayerAttribute layer, string prefix) => new(
        prefix,
        Vocabulary.Read(layer, $"{prefix}Initializer", Initializer.GlorotUniform),
        Vocabulary.Read(layer, $"{prefix}InitializerScale", double.NaN),
        Vocabulary.Read(layer, $"{prefix}L1", 0.0),
        Vocabulary.Read(layer, $"{prefix}L2", 0.0))
    {
        Constraint = ConstraintArguments.Of(layer, prefix),
    };
}

/// <summary>Checks and adds single weights.</summary>
internal static class Weights
{
    /// <summary>Checks initialiser, penalties and constraint.</summary>
    public static bool RequireWeight(this LayerBuilder builder, WeightArguments weight) =>
        RequireScale(weight, $"{weight.Prefix}InitializerScale", builder)
        & builder.RequirePenalty(weight.L1, $"{weight.Prefix}L1")
        & builder.RequirePenalty(weight.L2, $"{weight.Prefix}L2")
        & builder.RequireConstraint(weight.Constraint, weight.Prefix);

    public static bool RequirePenalty(this LayerBuilder builder, double penalty, string argument) =>
        builder.Require(penalty >= 0, argument, "zero or more", penalty);

    /// <summary>Adds a kernel and its penalty. Its fans are Keras's: the last two sizes, each times the positions before them.</summary>
    public static Source Weight(this LayerBuilder builder, WeightArguments weight, TensorShape shape)
    {
        double size = shape.Sizes.Aggregate(1.0, (n, s) => n * s);
        return builder.Weight(weight, shape, Fan(size / shape.Last), Fan(size / shape[shape.Rank - 2]));

        // What is larger is refused for its size.
        static int Fan(double fan) => (int)Math.Min(fan, int.MaxValue);
    }

    /// <summary>Adds a weight and its penalty, once where layers share it.</summary>
    public static Source Weight(
        this LayerBuilder builder, WeightArguments weight, TensorShape shape, int fanIn, int fanOut, bool trainable = true)
    {
        string name = weight.Name, called = name.Length == 0 ? "weight" : name;
        bool fits = weight.Initializer switch
        {
            Initializer.Identity => shape.Rank == 2,
            Initializer.Orthogonal => shape.Rank >= 2,
            _ => true,
        };
        builder.Require(fits, $"{weight.Prefix}Initializer", $"an initialiser that fits a {called} of {shape}", weight.Initializer);
        Source source = builder.Parameter(name, shape, Initialization(weight, shape, fanIn, fanOut), trainable);

        // Who shares a weight leaves its penalty and its constraint to the layer that has it.
        if (!builder.IsShared)
        {
            builder.Penalize(source, weight.L1, weight.L2, $"{called} penalty");
            builder.Constrain(source, weight.Constraint, weight.Prefix);
        }

        return source;
    }

    /// <summary>Adds l1·Σ|v| + l2·Σv² to the loss; of outputs, divided by the samples in the batch as in Keras.</summary>
    public static void Penalize(this LayerBuilder builder, Node node, double l1, double l2, string role)
    {
        if (l1 == 0 && l2 == 0)
        {
            return;
        }

        if (node.Loop is not null && node.Loop == builder.Loop)
        {
            builder.AfterLoop(end => builder.Penalize(end.Stack(node), l1, l2, role));
            return;
        }

        Expression x = Expression.In(0);
        Expression penalty = (l1 * Expression.Call(ScalarFunction.Abs, x)) + (l2 * (x * x));
        bool[] all = [.. node.Shape.Sizes.Select(_ => true)];
        Node reduced = node.Scope == Scope.Sample
            ? new Reduce(ReduceKind.Sum, penalty * Expression.In(1), node.Shape, all, true, node, builder.InverseBatch)
            : new Reduce(ReduceKind.Sum, penalty, node.Shape, all, false, node);
        builder.Label(reduced, role);
        builder.Penalties.Add(builder.Label(new Reshape(reduced, new TensorShape(1)), role));
    }

    private static bool RequireScale(WeightArguments weight, string argument, LayerBuilder builder)
    {
        double scale = weight.Scale;
        switch (weight.Initializer)
        {
            case var _ when double.IsNaN(scale):
            case Initializer.Constant or Initializer.Orthogonal or Initializer.Identity:
                return true;
            case Initializer.Normal or Initializer.TruncatedNormal or Initializer.Uniform:
            case >= Initializer.FanInNormal and <= Initializer.FanAverageUniform:
                return builder.Require(scale > 0, argument, "positive", scale);
            default:
                builder.Report(
                    Descriptors.ConflictingArguments,
                    argument,
                    builder.Kind,
                    $"{argument} = {scale.ToString("R", CultureInfo.InvariantCulture)}",
                    $"Initializer.{weight.Initializer}",
                    "that initialiser has no scale");
                return false;
        }
    }

    private static Initialization Initialization(WeightArguments weight, TensorShape shape, int fanIn, int fanOut)
    {
        string Number(double fallback) => (double.IsNaN(weight.Scale) ? fallback : weight.Scale).ToString("R", CultureInfo.InvariantCulture);
        string method = weight.Initializer.ToString();
        return weight.Initializer switch
        {
            Initializer.Zeros => new("Constant", "0", false),
            Initializer.Ones => new("Constant", "1", false),
            Initializer.Constant => new(method, Number(0), false),
            Initializer.Normal or Initializer.TruncatedNormal or Initializer.Uniform => new(method, Number(0.05), true),
            Initializer.Orthogonal => new(method, $"{shape.Size / shape.Last}, {shape.Last}, {Number(1)}", true),
            Initializer.Identity => new(method, $"{shape.Last}, {Number(1)}", false),
            >= Initializer.FanInNormal and <= Initializer.FanAverageUniform => Fan(method),
            _ => new(method, $"{fanIn}, {fanOut}", true),
        };

        // FanOutUniform is the method FanUniform, with the fan its name says.
        Initialization Fan(string name)
        {
            (string which, double fan) = new[] { ("In", fanIn), ("Out", fanOut), ("Average", ((double)fanIn + fanOut) / 2) }
                .First(f => name.StartsWith("Fan" + f.Item1, StringComparison.Ordinal));
            string text = fan.ToString("R", CultureInfo.InvariantCulture);
            return new("Fan" + name.Substring(3 + which.Length), $"{text}, {Number(1)}", true);
        }
    }
}

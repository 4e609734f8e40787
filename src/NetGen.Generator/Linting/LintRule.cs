namespace NetGen.Generator.Linting;

/// <summary>One thing that is allowed and yet most likely a mistake.</summary>
internal abstract class LintRule
{
    /// <summary>Where the network does that thing.</summary>
    public abstract IEnumerable<Finding> Check(LayerGraph graph);
}

/// <summary>A rule about single layers.</summary>
internal abstract class LayerRule : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph) => graph.Layers.Where(l => l.Attribute is not null).Select(l => Check(l, graph)).OfType<Finding>();

    /// <summary>What is wrong with a layer, or null.</summary>
    protected abstract Finding? Check(GraphLayer layer, LayerGraph graph);
}

/// <summary>A rule about a loss and the values that it judges.</summary>
internal abstract class LossRule : LintRule
{
    public override IEnumerable<Finding> Check(LayerGraph graph) => graph.Losses
        .Select(l => l.Judged is { Origin: { Function: { } function } origin } ? Check(l, origin, function) : null)
        .OfType<Finding>();

    /// <summary>What is wrong with a loss of values that an activation gives, or null.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="origin">The layer that computes the values.</param>
    /// <param name="function">The activation that gives them.</param>
    protected abstract Finding? Check(GraphLoss loss, GraphLayer origin, Activation function);
}

namespace NetGen.Generator.Linting;

/// <summary>The network as its author sees it: layers and what flows between them. Lowering writes it down as it goes.</summary>
internal sealed class LayerGraph
{
    private readonly List<GraphLayer> _layers = [];
    private readonly List<GraphLoss> _losses = [];
    private readonly HashSet<GraphLayer> _outputs = [];

    /// <summary>Inputs and layers in the order of their declaration.</summary>
    public IReadOnlyList<GraphLayer> Layers => _layers;

    public IReadOnlyList<GraphLoss> Losses => _losses;

    public GraphLayer Add(GraphLayer layer)
    {
        _layers.Add(layer);
        foreach (GraphLayer input in layer.Inputs.Distinct())
        {
            input.Consumers.Add(layer);
        }

        return layer;
    }

    public void Judge(GraphLoss loss) => _losses.Add(loss);

    /// <summary>Says that the network gives a layer's output to its caller.</summary>
    public void AddOutput(GraphLayer? layer)
    {
        if (layer is not null)
        {
            _outputs.Add(layer);
        }
    }

    public bool IsOutput(GraphLayer layer) => _outputs.Contains(layer);

    public bool IsJudged(GraphLayer layer) => _losses.Any(l => l.Judged == layer);
}

using System.Reflection;

namespace NetGen.Tests.Reference;

/// <summary>
/// Linear layers and pools in a row under a mean squared error, made from a network class's own attributes: an oracle that needs
/// neither a fixture nor another library.
/// </summary>
internal sealed class NaiveNetwork
{
    private readonly List<(string Name, NaiveLayer Layer)> _layers;

    private NaiveNetwork(List<(string Name, NaiveLayer Layer)> layers) => _layers = layers;

    /// <summary>The parameters, such as <c>conv2d_1.kernel</c>, to be written to.</summary>
    public Dictionary<string, double[]> Parameters => Collect(l => l.Parameters);

    /// <summary>The gradients that <see cref="ForwardBackward"/> left.</summary>
    public Dictionary<string, double[]> Gradients => Collect(l => l.Gradients);

    /// <summary>The network that a class declares, or null where it has something this oracle does not know.</summary>
    public static NaiveNetwork? TryCreate(Type network)
    {
        if (network.GetCustomAttributes<LossAttribute>().ToArray() is not [MeanSquaredErrorAttribute { Reduction: Reduction.Mean, From: null, Weight: 1 }]
            || network.GetCustomAttributes<InputAttribute>().ToArray() is not [{ Type: InputType.Real, DataFormat: DataFormat.ChannelsLast } input]
            || network.IsDefined(typeof(OutputAttribute)))
        {
            return null;
        }

        List<(string, NaiveLayer)> layers = [];
        Dictionary<Type, int> counts = [];
        int[] shape = input.Shape;
        foreach (LayerAttribute attribute in network.GetCustomAttributes<LayerAttribute>())
        {
            if (attribute is { Name: not null } or { From: not null } or { SharedWith: not null } or { Trainable: false } or { TimeDistributed: true } || CreateLayer(attribute, shape) is not NaiveLayer layer)
            {
                return null;
            }

            int count = counts[attribute.GetType()] = counts.GetValueOrDefault(attribute.GetType()) + 1;
            string kind = attribute.GetType().Name.Replace("Attribute", string.Empty).ToLowerInvariant();
            layers.Add(($"{kind}_{count}", layer));
            shape = layer.OutputShape;
        }

        return new(layers);
    }

    public double[] Predict(double[] x, int samples) => _layers.Aggregate(x, (values, l) => l.Layer.Forward(values, samples));

    /// <summary>The loss; leaves its gradient in <see cref="Gradients"/>.</summary>
    public double ForwardBackward(double[] x, double[] target, int samples)
    {
        double[] y = Predict(x, samples);
        double[] dy = [.. y.Zip(target, (a, b) => 2 * (a - b) / y.Length)];
        foreach ((_, NaiveLayer layer) in Enumerable.Reverse(_layers))
        {
            dy = layer.Backward(dy, samples);
        }

        return y.Zip(target, (a, b) => (a - b) * (a - b)).Average();
    }

    private static NaiveLayer? CreateLayer(LayerAttribute attribute, int[] shape)
    {
        switch (attribute)
        {
            case ReshapeAttribute reshape when reshape.TargetShape.All(n => n > 0):
                return new NaiveReshape(reshape.TargetShape);

            case DenseAttribute dense when shape.Length == 1 && IsPlain(dense):
                var point = new NaiveWindow(1, 1, 1, 1, 1, 0);
                return new NaiveConvolution(point, point, shape[0], dense.Units, dense.UseBias) { OutputShape = [dense.Units] };

            case Conv2DAttribute conv when conv.Padding is Padding.Valid or Padding.Same && IsPlain(conv):
                (NaiveWindow vertical, NaiveWindow horizontal) = NaiveWindow.Create(
                    shape,
                    conv.KernelSize,
                    conv.AxisStrides ?? [conv.Strides, conv.Strides],
                    conv.AxisDilationRates ?? [conv.DilationRate, conv.DilationRate],
                    conv.Padding,
                    conv.Pads);
                return new NaiveConvolution(vertical, horizontal, shape[2], conv.Filters, conv.UseBias, conv.Groups);

            case PoolAttribute pool and (MaxPool2DAttribute or AveragePool2DAttribute):
                int[] strides = pool.AxisStrides ?? (pool.Strides == 0 ? pool.PoolSize : [pool.Strides, pool.Strides]);
                (vertical, horizontal) = NaiveWindow.Create(shape, pool.PoolSize, strides, [1, 1], pool.Padding, pool.Pads);
                return new NaivePooling(vertical, horizontal, shape[2], isMean: pool is AveragePool2DAttribute);

            default:
                return null;
        }
    }

    /// <summary>Whether a layer has neither an activation nor a penalty.</summary>
    private static bool IsPlain(WeightedLayerAttribute layer) =>
        layer is { Activation: Activation.Linear, KernelL1: 0, KernelL2: 0, BiasL1: 0, BiasL2: 0, ActivityL1: 0, ActivityL2: 0 };

    private Dictionary<string, double[]> Collect(Func<NaiveLayer, Dictionary<string, double[]>> tensors) =>
        _layers.SelectMany(l => tensors(l.Layer).Select(t => ($"{l.Name}.{t.Key}", t.Value))).ToDictionary();
}

namespace NetGen.Tests.Reference;

/// <summary>
/// <c>y[i, j, f] = bias[f] + sum over u, v, c of x[i s + u d - p, j s + v d - p, c] kernel[u, v, c, f]</c>. A dense layer is the
/// same over an image of one row, with one pixel for each vector.
/// </summary>
internal sealed class NaiveConvolution : NaiveLayer
{
    private readonly NaiveWindow _vertical, _horizontal;
    private readonly int _channels, _filters, _groups;
    private readonly double[] _kernel, _bias, _kernelGradient, _biasGradient;
    private double[] _x = [];

    public NaiveConvolution(NaiveWindow vertical, NaiveWindow horizontal, int channels, int filters, bool useBias, int groups = 1)
    {
        (_vertical, _horizontal, _channels, _filters, _groups) = (vertical, horizontal, channels, filters, groups);
        OutputShape = [vertical.Output, horizontal.Output, filters];
        int length = vertical.Size * horizontal.Size * (channels / groups) * filters;
        (_kernel, _kernelGradient) = (new double[length], new double[length]);
        (_bias, _biasGradient) = (new double[filters], new double[filters]);
        Parameters = new() { ["kernel"] = _kernel };
        Gradients = new() { ["kernel"] = _kernelGradient };
        if (useBias)
        {
            Parameters["bias"] = _bias;
            Gradients["bias"] = _biasGradient;
        }
    }

    public override int[] OutputShape { get; init; }

    public override Dictionary<string, double[]> Parameters { get; }

    public override Dictionary<string, double[]> Gradients { get; }

    public override double[] Forward(double[] x, int samples)
    {
        _x = x;
        var y = new double[samples * OutputSize];
        for (int at = 0; at < y.Length; at++)
        {
            y[at] = _bias[at % _filters];
        }

        ForEachProduct(samples, (input, weight, output) => y[output] += x[input] * _kernel[weight]);
        return y;
    }

    public override double[] Backward(double[] dy, int samples)
    {
        var dx = new double[_x.Length];
        Array.Clear(_kernelGradient);
        Array.Clear(_biasGradient);
        for (int at = 0; at < dy.Length; at++)
        {
            _biasGradient[at % _filters] += dy[at];
        }

        ForEachProduct(samples, (input, weight, output) =>
        {
            dx[input] += dy[output] * _kernel[weight];
            _kernelGradient[weight] += dy[output] * _x[input];
        });
        return dx;
    }

    /// <summary>Visits every product of the sum, as indices into input, kernel and output.</summary>
    private void ForEachProduct(int samples, Action<int, int, int> visit)
    {
        int groupChannels = _channels / _groups, groupFilters = _filters / _groups;
        for (int n = 0; n < samples; n++)
        {
            for (int i = 0; i < _vertical.Output; i++)
            {
                for (int j = 0; j < _horizontal.Output; j++)
                {
                    for (int u = 0; u < _vertical.Size; u++)
                    {
                        for (int v = 0; v < _horizontal.Size; v++)
                        {
                            (int row, int column) = (_vertical.At(i, u), _horizontal.At(j, v));
                            if (row < 0 || column < 0)
                            {
                                continue;
                            }

                            for (int f = 0; f < _filters; f++)
                            {
                                int firstChannel = f / groupFilters * groupChannels;
                                for (int c = 0; c < groupChannels; c++)
                                {
                                    visit(
                                        (((((n * _vertical.Input) + row) * _horizontal.Input) + column) * _channels) + firstChannel + c,
                                        (((((u * _horizontal.Size) + v) * groupChannels) + c) * _filters) + f,
                                        (((((n * _vertical.Output) + i) * _horizontal.Output) + j) * _filters) + f);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

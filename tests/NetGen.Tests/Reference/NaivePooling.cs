namespace NetGen.Tests.Reference;

/// <summary>
/// The largest value or the mean of each window, channel by channel. Padding is neither a value nor counted. Of equal largest
/// values the first in row-major order takes the gradient.
/// </summary>
internal sealed class NaivePooling(NaiveWindow vertical, NaiveWindow horizontal, int channels, bool isMean) : NaiveLayer
{
    // For each output, the inputs that share it: all of a mean's window, the chosen one of a maximum's.
    private List<int>[] _sources = [];
    private int _inputLength;

    public override int[] OutputShape { get; init; } = [vertical.Output, horizontal.Output, channels];

    public override double[] Forward(double[] x, int samples)
    {
        _inputLength = x.Length;
        _sources = new List<int>[samples * OutputSize];
        var y = new double[_sources.Length];
        int at = 0;
        for (int n = 0; n < samples; n++)
        {
            for (int i = 0; i < vertical.Output; i++)
            {
                for (int j = 0; j < horizontal.Output; j++)
                {
                    for (int c = 0; c < channels; c++)
                    {
                        List<int> pixels = Pixels(n, i, j, c);
                        _sources[at] = isMean ? pixels : [FirstLargest(x, pixels)];
                        y[at] = _sources[at].Average(p => x[p]);
                        at++;
                    }
                }
            }
        }

        return y;
    }

    public override double[] Backward(double[] dy, int samples)
    {
        var dx = new double[_inputLength];
        for (int at = 0; at < dy.Length; at++)
        {
            foreach (int source in _sources[at])
            {
                dx[source] += dy[at] / _sources[at].Count;
            }
        }

        return dx;
    }

    /// <summary>The pixels of a window in row-major order, without padding.</summary>
    private List<int> Pixels(int n, int i, int j, int c)
    {
        List<int> pixels = [];
        for (int u = 0; u < vertical.Size; u++)
        {
            for (int v = 0; v < horizontal.Size; v++)
            {
                (int row, int column) = (vertical.At(i, u), horizontal.At(j, v));
                if (row >= 0 && column >= 0)
                {
                    pixels.Add((((((n * vertical.Input) + row) * horizontal.Input) + column) * channels) + c);
                }
            }
        }

        return pixels;
    }

    private static int FirstLargest(double[] x, List<int> pixels)
    {
        int largest = pixels[0];
        foreach (int pixel in pixels)
        {
            if (x[pixel] > x[largest])
            {
                largest = pixel;
            }
        }

        return largest;
    }
}

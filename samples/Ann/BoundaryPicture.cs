using NetGen;

namespace Samples;

/// <summary>The plane as a network sees it: coloured by its output on a grid, with the line at one half and the training points.</summary>
internal static class BoundaryPicture
{
    // The grid has a pixel for each of its points, and reaches this far beyond the training points.
    private const int Side = 500;
    private const float Reach = 1;

    private const int Left = 44, Right = 20, Top = 20, Bottom = 36;
    private const int Tick = 5, LabelDistance = 16;

    private static readonly Color Zero = Color.FromRgb(0x3B76AF), One = Color.FromRgb(0xE3803C), Ink = Color.FromRgb(0x2B2F36);

    /// <summary>Draws a PNG file.</summary>
    public static void Save(string path, INetwork<float> network, Dataset<float, float> points)
    {
        (float minX, float maxX) = Range(points, 0);
        (float minY, float maxY) = Range(points, 1);
        float[] outputs = PredictGrid(network, minX, maxX, minY, maxY);

        var canvas = new Canvas(Left + Side + Right, Top + Side + Bottom);
        Frame(canvas);
        Regions(canvas, outputs);
        Ticks(canvas, minX, maxX, minY, maxY);
        for (int i = 0; i < points.Count; i++)
        {
            double x = Left + Place(points.Input(i)[0], minX, maxX), y = Top + Side - 1 - Place(points.Input(i)[1], minY, maxY);
            canvas.Disc(x, y, 9, Ink);
            canvas.Disc(x, y, 7.8, Color.White);
            canvas.Disc(x, y, 6, points.Target(i)[0] > 0.5f ? One : Zero);
        }

        canvas.Save(path);
    }

    private static (float Min, float Max) Range(Dataset<float, float> points, int axis)
    {
        float[] values = [.. Enumerable.Range(0, points.Count).Select(i => points.Input(i)[axis])];
        return (values.Min() - Reach, values.Max() + Reach);
    }

    /// <summary>The network's output on the grid, row by row from the top.</summary>
    private static float[] PredictGrid(INetwork<float> network, float minX, float maxX, float minY, float maxY)
    {
        var grid = new float[2 * Side * Side];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                int at = 2 * ((row * Side) + column);
                grid[at] = minX + ((maxX - minX) * column / (Side - 1));
                grid[at + 1] = maxY - ((maxY - minY) * row / (Side - 1));
            }
        }

        var outputs = new float[Side * Side];
        network.Predict(grid, outputs);
        return outputs;
    }

    private static void Regions(Canvas canvas, float[] outputs)
    {
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                double output = outputs[(row * Side) + column];
                double certainty = Math.Abs((2 * output) - 1);
                Color color = Color.White.Mix(output > 0.5 ? One : Zero, 0.12 + (0.38 * certainty));

                // The distance to the line at one half, in pixels, is about the output's distance over its slope.
                double distance = Math.Abs(output - 0.5) / Math.Max(Slope(outputs, row, column), 1e-9);
                canvas.Blend(Left + column, Top + row, color.Mix(Ink, 1.6 - distance));
            }
        }
    }

    private static double Slope(float[] outputs, int row, int column)
    {
        int left = Math.Max(column - 1, 0), right = Math.Min(column + 1, Side - 1);
        int above = Math.Max(row - 1, 0), below = Math.Min(row + 1, Side - 1);
        double across = (outputs[(row * Side) + right] - outputs[(row * Side) + left]) / (right - left);
        double down = (outputs[(below * Side) + column] - outputs[(above * Side) + column]) / (below - above);
        return Math.Sqrt((across * across) + (down * down));
    }

    private static void Frame(Canvas canvas) => canvas.Fill(Left - 1, Top - 1, Side + 2, Side + 2, Ink);

    private static void Ticks(Canvas canvas, float minX, float maxX, float minY, float maxY)
    {
        for (int x = (int)Math.Ceiling(minX); x <= maxX; x++)
        {
            int at = Left + (int)Math.Round(Place(x, minX, maxX));
            canvas.Fill(at, Top + Side + 1, 1, Tick, Ink);
            canvas.Number(x, at, Top + Side + LabelDistance, Ink);
        }

        for (int y = (int)Math.Ceiling(minY); y <= maxY; y++)
        {
            int at = Top + Side - 1 - (int)Math.Round(Place(y, minY, maxY));
            canvas.Fill(Left - 1 - Tick, at, Tick, 1, Ink);
            canvas.Number(y, Left - 2 - LabelDistance, at, Ink);
        }
    }

    /// <summary>Where a coordinate lies on the grid.</summary>
    private static double Place(float value, float min, float max) => (Side - 1) * (value - min) / (max - min);
}

using NetGen;

/// <summary>A task to begin with: points of the plane on three arms of a spiral, and the arm of each. Put your own data in its place.</summary>
internal static class SpiralPoints
{
    private const int Arms = 3;
    private const double Turns = 0.75, Noise = 0.15;

    /// <summary>Draws points in random order, as rows of x and y between about -1 and 1, and labels from 0 to 2.</summary>
    public static Dataset<float, int> Draw(int count, int seed)
    {
        var random = new Random(seed);
        float[] points = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            int arm = random.Next(Arms);
            double radius = random.NextDouble();
            double angle = (2 * Math.PI * ((radius * Turns) + ((double)arm / Arms))) + (Noise * (random.NextDouble() - random.NextDouble()));
            points[2 * i] = (float)(radius * Math.Cos(angle));
            points[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
            labels[i] = arm;
        }

        return Dataset.Create(points, labels, inputSize: 2);
    }
}

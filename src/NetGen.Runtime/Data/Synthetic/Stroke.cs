namespace NetGen.Data.Synthetic;

/// <summary>One movement of the pen, through points in a unit square whose second coordinate grows downwards.</summary>
/// <param name="IsCurve">Whether the pen moves smoothly through the points, or straight from each to the next.</param>
/// <param name="Points">Coordinates: x, y, x, y…</param>
internal sealed record Stroke(bool IsCurve, params double[] Points)
{
    public static Stroke Curve(params double[] points) => new(true, points);

    public static Stroke Line(params double[] points) => new(false, points);
}

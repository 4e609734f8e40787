namespace NetGen.Generator.Tensors;

/// <summary>One axis of an iteration space.</summary>
/// <param name="Name">A short name for generated code, such as <c>ky</c>.</param>
/// <param name="Extent">Its length.</param>
internal sealed record Axis(string Name, int Extent);

/// <summary>An index along one dimension of a tensor: a sum of axes times coefficients, plus an offset.</summary>
internal sealed class AffineIndex
{
    public AffineIndex(int offset, params (int Axis, int Coefficient)[] terms)
    {
        Offset = offset;
        Terms = terms;
    }

    public int Offset { get; }

    /// <summary>The axes that move this index, by their number in the iteration space.</summary>
    public IReadOnlyList<(int Axis, int Coefficient)> Terms { get; }

    public static AffineIndex Of(int axis) => new(0, (axis, 1));

    public int Coefficient(int axis) => Terms.Where(t => t.Axis == axis).Sum(t => t.Coefficient);

    /// <summary>The smallest and largest values over an iteration space.</summary>
    public (int Min, int Max) Range(IReadOnlyList<Axis> axes)
    {
        int min = Offset, max = Offset;
        foreach ((int axis, int coefficient) in Terms)
        {
            int reach = coefficient * (axes[axis].Extent - 1);
            min += Math.Min(0, reach);
            max += Math.Max(0, reach);
        }

        return (min, max);
    }

    /// <summary>The share of an iteration space in which it lies within a dimension.</summary>
    public double ShareWithin(IReadOnlyList<Axis> axes, int size)
    {
        IEnumerable<int> values = [Offset];
        foreach ((int axis, int coefficient) in Terms)
        {
            values = values.SelectMany(v => Enumerable.Range(0, axes[axis].Extent).Select(i => v + (coefficient * i)));
        }

        return values.Average(v => v >= 0 && v < size ? 1.0 : 0.0);
    }

    /// <summary>Whether different axis values always give different indices, as digits of a number do.</summary>
    public bool IsInjective(IReadOnlyList<Axis> axes)
    {
        int reach = 0;
        foreach ((int axis, int coefficient) in Terms.Where(t => axes[t.Axis].Extent > 1).OrderBy(t => Math.Abs(t.Coefficient)))
        {
            if (Math.Abs(coefficient) <= reach)
            {
                return false;
            }

            reach += Math.Abs(coefficient) * (axes[axis].Extent - 1);
        }

        return true;
    }
}

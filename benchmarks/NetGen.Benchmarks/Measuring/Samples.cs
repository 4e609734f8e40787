namespace NetGen.Benchmarks;

/// <summary>Times of the same work, in seconds.</summary>
internal sealed class Samples
{
    private readonly List<double> _sorted = [];

    /// <summary>How many there are.</summary>
    public int Count => _sorted.Count;

    /// <summary>From the shortest to the longest.</summary>
    public IReadOnlyList<double> Sorted => _sorted;

    /// <summary>The middle one.</summary>
    public double Median => Quantile(0.5);

    public void Add(double seconds)
    {
        int place = _sorted.BinarySearch(seconds);
        _sorted.Insert(place < 0 ? ~place : place, seconds);
    }

    /// <summary>The value that a share of the others lies below, interpolated.</summary>
    public double Quantile(double share)
    {
        double place = share * (_sorted.Count - 1);
        int below = (int)place;
        return below + 1 == _sorted.Count ? _sorted[below] : _sorted[below] + ((place - below) * (_sorted[below + 1] - _sorted[below]));
    }
}

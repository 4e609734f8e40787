namespace NetGen.Generator.Passes;

/// <summary>First-fit placement in one growing stretch of memory.</summary>
internal sealed class ArenaAllocator(int alignment)
{
    private readonly List<(long Start, long Length)> _free = [];

    /// <summary>The elements used at the most.</summary>
    public long Length { get; private set; }

    public long Allocate(long length)
    {
        length = Align(length);
        for (int i = 0; i < _free.Count; i++)
        {
            (long start, long available) = _free[i];
            if (available >= length)
            {
                _free[i] = (start + length, available - length);
                if (available == length)
                {
                    _free.RemoveAt(i);
                }

                return start;
            }
        }

        // What is free at the end can grow.
        long from = Length;
        if (_free.Count > 0 && _free[_free.Count - 1] is var last && last.Start + last.Length == Length)
        {
            from = last.Start;
            _free.RemoveAt(_free.Count - 1);
        }

        Length = from + length;
        return from;
    }

    public void Free(long start, long length)
    {
        length = Align(length);
        int index = _free.FindIndex(f => f.Start > start);
        index = index < 0 ? _free.Count : index;
        _free.Insert(index, (start, length));
        Merge(index);
        if (index > 0)
        {
            Merge(index - 1);
        }
    }

    private void Merge(int index)
    {
        if (index + 1 < _free.Count && _free[index].Start + _free[index].Length == _free[index + 1].Start)
        {
            _free[index] = (_free[index].Start, _free[index].Length + _free[index + 1].Length);
            _free.RemoveAt(index + 1);
        }
    }

    private long Align(long length) => (length + alignment - 1) / alignment * alignment;
}

namespace NetGen.Generated;

/// <summary>Lends items to any number of callers, without locks. It makes one only when more are out at once than ever before.</summary>
/// <remarks>Items form a list that only grows, at its head: a caller takes the first that is free.</remarks>
/// <param name="create">Makes an item.</param>
internal sealed class Pool<TItem>(Func<TItem> create)
    where TItem : class, IPooled<TItem>
{
    private TItem? _head;

    /// <summary>Lends an item, as its last tenant left it.</summary>
    public TItem Rent()
    {
        for (TItem? item = Volatile.Read(ref _head); item is not null; item = item.InPool.Next)
        {
            if (item.InPool.TryTake())
            {
                return item;
            }
        }

        return Grow();
    }

    /// <summary>Takes an item back.</summary>
    /// <exception cref="InvalidOperationException">Nobody has it.</exception>
    public void Return(TItem item) => item.InPool.Release();

    private TItem Grow()
    {
        TItem item = create();
        item.InPool.TryTake();
        TItem? head = Volatile.Read(ref _head);
        while (true)
        {
            item.InPool.Next = head;
            TItem? seen = Interlocked.CompareExchange(ref _head, item, head);
            if (seen == head)
            {
                return item;
            }

            head = seen;
        }
    }
}

/// <summary>What a pool can lend.</summary>
internal interface IPooled<TSelf>
    where TSelf : class, IPooled<TSelf>
{
    /// <summary>The item's place in its pool.</summary>
    ref PoolPlace<TSelf> InPool { get; }
}

/// <summary>An item's place in a pool.</summary>
internal struct PoolPlace<TItem>
    where TItem : class
{
    private int _taken;

    /// <summary>The next item; fixed once the item is in the pool.</summary>
    public TItem? Next;

    /// <summary>Takes the item unless another caller has it.</summary>
    public bool TryTake() => Volatile.Read(ref _taken) == 0 && Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

    /// <summary>Gives the item back.</summary>
    /// <exception cref="InvalidOperationException">Nobody has it.</exception>
    public void Release()
    {
        if (Interlocked.Exchange(ref _taken, 0) == 0)
        {
            throw new InvalidOperationException($"A {typeof(TItem).Name} was given back that nobody had.");
        }
    }
}

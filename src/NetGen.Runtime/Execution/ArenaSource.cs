namespace NetGen.Generated;

/// <summary>Where the parts of a batch get their arenas.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal abstract class ArenaSource<T>
    where T : unmanaged
{
    /// <summary>The samples each arena has room for.</summary>
    public abstract int Capacity { get; }

    /// <summary>The source that fits a program.</summary>
    /// <param name="layout">The program's memory.</param>
    /// <param name="shared">Where several sources of one program take arenas from; null for a source by itself.</param>
    public static ArenaSource<T> For(ProgramLayout layout, Pool<AlignedBuffer<T>>? shared = null) => layout.Chunk > 0
        ? new Lent(layout, shared ?? new Pool<AlignedBuffer<T>>(() => new AlignedBuffer<T>(layout.ArenaLength(layout.Chunk))))
        : new Kept(layout);

    /// <summary>Makes ready for a batch.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="capacity">The samples of the largest part.</param>
    public abstract void Reserve(int parts, int capacity);

    /// <summary>The arena of a part.</summary>
    public abstract AlignedBuffer<T> Rent(int part);

    /// <summary>Ends the use of an arena in one phase.</summary>
    public abstract void Return(AlignedBuffer<T> arena);

    /// <summary>Arenas of one size, since samples pass through them chunk by chunk: the first part's is kept, those of others come from a pool.</summary>
    private sealed class Lent(ProgramLayout layout, Pool<AlignedBuffer<T>> pool) : ArenaSource<T>
    {
        private AlignedBuffer<T>? _first;

        public override int Capacity => layout.Chunk;

        public override void Reserve(int parts, int capacity) => _first ??= pool.Rent();

        public override AlignedBuffer<T> Rent(int part) => part == 0 ? _first! : pool.Rent();

        public override void Return(AlignedBuffer<T> arena)
        {
            if (arena != _first)
            {
                pool.Return(arena);
            }
        }
    }

    /// <summary>An arena for each part, which keeps its samples from phase to phase. It grows with the batch.</summary>
    private sealed class Kept(ProgramLayout layout) : ArenaSource<T>
    {
        private readonly List<AlignedBuffer<T>> _arenas = [];
        private int _capacity;

        public override int Capacity => _capacity;

        public override void Reserve(int parts, int capacity)
        {
            if (capacity > _capacity)
            {
                _arenas.Clear();
                _capacity = capacity;
            }

            while (_arenas.Count < parts)
            {
                _arenas.Add(new AlignedBuffer<T>(layout.ArenaLength(_capacity)));
            }
        }

        public override AlignedBuffer<T> Rent(int part) => _arenas[part];

        public override void Return(AlignedBuffer<T> arena)
        {
        }
    }
}

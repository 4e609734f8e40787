namespace NetGen.Generated;

/// <summary>Where the parts of a batch get their arenas.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal abstract class ArenaSource<T>
    where T : unmanaged
{
    /// <summary>The samples each arena has room for.</summary>
    public abstract int Capacity { get; }

    /// <summary>The source that fits a program.</summary>
    public static ArenaSource<T> For(ProgramLayout layout) => layout.Chunk > 0 ? new Lent(layout) : new Kept(layout);

    /// <summary>Makes ready for a batch.</summary>
    /// <param name="parts">Its parts.</param>
    /// <param name="capacity">The samples of the largest part.</param>
    public abstract void Reserve(int parts, int capacity);

    /// <summary>The arena of a part.</summary>
    public abstract AlignedBuffer<T> Rent(int part);

    /// <summary>Ends the use of an arena in one phase.</summary>
    public abstract void Return(AlignedBuffer<T> arena);

    /// <summary>Arenas of one size from a pool that any number of batches share: samples pass through them chunk by chunk.</summary>
    private sealed class Lent(ProgramLayout layout) : ArenaSource<T>
    {
        private readonly WorkspacePool<T> _pool = new(layout.ArenaLength(layout.Chunk));

        public override int Capacity => layout.Chunk;

        public override void Reserve(int parts, int capacity)
        {
        }

        public override AlignedBuffer<T> Rent(int part) => _pool.Rent();

        public override void Return(AlignedBuffer<T> arena) => _pool.Return(arena);
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

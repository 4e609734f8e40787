using NetGen.Generator.Tensors;

namespace NetGen.Generator.Operators;

/// <summary>The states of a recurrent cell of the user's, as its layers declare them and say what they are next.</summary>
/// <param name="run">The run through the sequence that the cell is built for.</param>
/// <param name="initial">The states before the first step, none for zeros.</param>
internal sealed class CellStates(Recurrence run, IReadOnlyList<Node> initial)
{
    private readonly List<(string Name, LoopState State, Node? Next)> _states = [];

    public IReadOnlyList<LoopState> States => [.. _states.Select(s => s.State)];

    /// <summary>What the states are next; those of which nothing is said are missing.</summary>
    public IReadOnlyList<Node> Next => [.. _states.Select(s => s.Next).OfType<Node>()];

    /// <summary>The states whose next value is not given.</summary>
    public IEnumerable<string> Open => _states.Where(s => s.Next is null).Select(s => s.Name);

    /// <summary>Adds a state. Where the initial value does not fit, which is found once all states are known, it stands for itself.</summary>
    public LoopState Add(string name, TensorShape shape)
    {
        Node? given = _states.Count < initial.Count ? initial[_states.Count] : null;
        LoopState state = run.State(name, shape, given is not null && given.Shape.Equals(shape) ? given : null);
        _states.Add((name, state, null));
        return state;
    }

    /// <summary>Whether a value is one of the states.</summary>
    public bool Contains(Node value) => Find(value) >= 0;

    /// <summary>Whether it is said what a state is next.</summary>
    public bool IsSet(Node state) => _states[Find(state)].Next is not null;

    /// <summary>Says what a state is next.</summary>
    public void Set(Node state, Node next)
    {
        int index = Find(state);
        _states[index] = _states[index] with { Next = next };
    }

    private int Find(Node value) => _states.FindIndex(s => s.State == value);
}

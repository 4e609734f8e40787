namespace NetGen;

/// <summary>A copy of a network's weights.</summary>
public abstract class WeightSnapshot
{
    private protected WeightSnapshot()
    {
    }

    /// <summary>Copies the weights again, as they are now.</summary>
    public abstract void Update();

    /// <summary>Gives the network these weights.</summary>
    public abstract void Restore();
}

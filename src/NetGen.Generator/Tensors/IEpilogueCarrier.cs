namespace NetGen.Generator.Tensors;

/// <summary>A node that can apply an expression to each element as it stores it: bias, activation.</summary>
internal interface IEpilogueCarrier
{
    /// <summary>The expression; input 0 is the element, the others are <see cref="EpilogueInputs"/>. Null if there is none.</summary>
    Expression? Epilogue { get; }

    /// <summary>What the expression reads besides the element.</summary>
    IEnumerable<Node> EpilogueInputs { get; }

    /// <summary>Whether each element is stored just once.</summary>
    bool CanCarryEpilogue { get; }

    /// <summary>Whether the expression may read a node besides the element.</summary>
    bool ReadsInEpilogue(Node other);

    /// <summary>The same node with an epilogue.</summary>
    Node WithEpilogue(Expression epilogue, IEnumerable<Node> epilogueInputs);
}

namespace NetGen;

/// <summary>How a loss reads its targets, which decides the accuracy that fits it.</summary>
public enum TargetKind
{
    /// <summary>Real values: no accuracy.</summary>
    Values,

    /// <summary>One class index a position.</summary>
    ClassIndex,

    /// <summary>One probability for each class, usually one-hot.</summary>
    ClassProbabilities,

    /// <summary>Independent yes-or-no probabilities.</summary>
    Binary,
}

/// <summary>What a network is trained on.</summary>
/// <param name="Name">The loss's name, such as <c>SparseCategoricalCrossEntropy</c>.</param>
/// <param name="TargetKind">How targets are read.</param>
/// <param name="FromLogits">Whether the network's outputs are logits instead of probabilities.</param>
/// <param name="IsSum">Whether the loss is summed over the batch instead of averaged.</param>
public sealed record LossInfo(string Name, TargetKind TargetKind, bool FromLogits, bool IsSum);

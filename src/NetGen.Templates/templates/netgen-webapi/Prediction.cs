/// <summary>What is asked: a sample, such as <c>{ "features": [0.2, 0.3] }</c>.</summary>
/// <param name="Features">The features of the sample.</param>
public sealed record PredictionRequest(float[]? Features)
{
    /// <summary>Says what is wrong with the request, if anything is.</summary>
    public string? FindError() =>
        Features is null ? $"Expected {TemplateNetwork.InputSize} numbers, found none."
        : Features.Length != TemplateNetwork.InputSize ? $"Expected {TemplateNetwork.InputSize} numbers, found {Features.Length}."
        : Features.Any(f => !float.IsFinite(f)) ? "Expected finite numbers that fit into 32 bits."
        : null;
}

/// <summary>What is answered.</summary>
/// <param name="Label">The most probable class.</param>
/// <param name="Probabilities">The probability of each class.</param>
public sealed record PredictionResponse(int Label, float[] Probabilities);

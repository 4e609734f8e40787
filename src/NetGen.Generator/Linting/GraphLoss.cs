using Microsoft.CodeAnalysis;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting;

/// <summary>A loss and what it judges.</summary>
/// <param name="Declaration">Its declaration.</param>
/// <param name="Operator">What the loss is.</param>
/// <param name="Attribute">Its attribute.</param>
/// <param name="Judged">The layer whose output it judges, or null if that stands in a loop.</param>
/// <param name="IsInBlock">Whether it stands in a block.</param>
internal sealed record GraphLoss(DeclarationSpec Declaration, LossOperator Operator, LossAttribute Attribute, GraphLayer? Judged, bool IsInBlock)
{
    public bool ReadsLogits => Operator.ReadsLogits(Attribute);

    /// <summary>A finding about the loss, at an argument or at the whole attribute.</summary>
    public Finding Report(DiagnosticDescriptor descriptor, string? argument, params object[] message) =>
        Finding.At(descriptor, Declaration.Source, IsInBlock ? null : argument, message);
}

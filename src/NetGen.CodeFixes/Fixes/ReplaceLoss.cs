using NetGen.Generator.Diagnostics;

namespace NetGen.CodeFixes.Fixes;

/// <summary>Replaces a loss by one that fits the output, if that takes the same arguments.</summary>
internal sealed class ReplaceLoss : Fix
{
    private static readonly string[] Common = [nameof(LossAttribute.From), nameof(LossAttribute.Weight), nameof(LossAttribute.Reduction)];

    public override IReadOnlyList<string> Ids => ["NETGEN2006", "NETGEN3003"];

    public override Edit? Find(FixTarget target) =>
        target.Attribute is { } attribute
        && target.Property(FixProperties.Loss) is { } loss
        && (attribute.ArgumentList?.Arguments.All(a => Common.Contains(a.NameEquals?.Name.Identifier.ValueText)) ?? true)
            ? Edit.Of($"Use {loss}", target, AttributeEdits.Rename(attribute, loss))
            : null;
}

using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting;

/// <summary>The argument by which a loss is told that it gets scores.</summary>
internal static class FromLogits
{
    public const string Argument = nameof(BinaryCrossEntropyAttribute.FromLogits);

    public static bool IsArgumentOf(LossAttribute loss) => loss.GetType().GetProperty(Argument) is not null;
}

using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>How long nodes take, roughly: in multiply-adds, or what takes as long.</summary>
internal static class WorkEstimate
{
    private const long OfElement = 8;

    /// <summary>The work of a node: for a sample, or once.</summary>
    public static long Of(Node node) => node switch
    {
        { NominalMultiplyAdds: > 0 } => node.NominalMultiplyAdds,
        MaxWindow w => OfElement * w.Inputs[0].Shape.Size,
        _ => OfElement * node.Shape.Size,
    };
}

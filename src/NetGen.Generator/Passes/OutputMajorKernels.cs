using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>
/// Copies kernels of dense layers with few outputs, so that the weights of each output stand together. A product of one row with a kernel as it is
/// declared reads a number of the input for each vector of weights. With the copy it reads both in vectors, so that a vector of inputs serves all outputs
/// and no lane is idle. That pays where one copy serves many predictions.
/// </summary>
internal static class OutputMajorKernels
{
    /// <summary>With more outputs a number of the input serves several vectors anyway.</summary>
    private const int MostOutputs = 16;

    /// <summary>With fewer inputs adding up lanes takes longer than the products.</summary>
    private const int FewestInputs = 64;

    public static void Apply(TensorProgram program)
    {
        if (!program.IsPreparedOnce)
        {
            return;
        }

        var copies = new Dictionary<Node, Node>();
        program.Rewrite((node, _) =>
        {
            if (node is not Contraction { Parts.Count: 1, Epilogue: null, Scope: Scope.Sample, B: Source { Shape.Rank: 2 } kernel } c || !IsDense(c.Parts[0], kernel.Shape))
            {
                return node;
            }

            if (!copies.TryGetValue(kernel, out Node? copy))
            {
                copy = new Transpose(kernel, [1, 0]) { Label = $"{kernel.Label}, output-major" };
                copies[kernel] = copy;
            }

            ContractionPart part = c.Parts[0];
            return new Contraction(c.Shape, c.Scope, c.A, copy, part with { B = [part.B[1], part.B[0]] }) { Label = c.Label, NominalMultiplyAdds = c.NominalMultiplyAdds };
        });
    }

    /// <summary>Whether loops go through all of a kernel of many inputs by few outputs, with neighbouring inputs in a row.</summary>
    private static bool IsDense(ContractionPart part, TensorShape kernel)
    {
        if (kernel[0] < FewestInputs || kernel[1] > MostOutputs)
        {
            return false;
        }

        int input = AxisOf(part.B[0], kernel[0]), output = AxisOf(part.B[1], kernel[1]);
        return input >= 0 && output >= 0 && part.IsReduction(input) && !part.IsReduction(output) && part.A[part.A.Count - 1].Coefficient(input) == 1;

        int AxisOf(AffineIndex index, int extent) =>
            index.Offset == 0 && index.Terms.Count == 1 && index.Terms[0].Coefficient == 1 && part.Axes[index.Terms[0].Axis].Extent == extent ? index.Terms[0].Axis : -1;
    }
}

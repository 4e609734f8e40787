using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Lets convolutions of 3×3 and 5×5, and their gradients, be computed by transformed tiles where that is asked for, or pays.</summary>
internal static class Winograd
{
    public static void Apply(TensorProgram program, Precision precision)
    {
        int samples = program.IsTraining ? WinogradBlocks.TrainingSamples : 1;
        var cost = new WinogradCost(program, samples);
        var kernels = new WinogradKernels();
        program.Rewrite((node, _) => node is Contraction { Algorithm: { } algorithm, Loop: null, Epilogue: null } c && Choose(c, algorithm, precision, cost) is { } cover
            ? c.ReducesBatch
                ? kernels.Gradient(c, cover)
                : new WinogradConvolution(
                    c, kernels.Prepare(c, cover.Transform), WinogradBlocks.TransformsKernel(c, cover.Transform), c.IsTurned ? cover.Turn() : cover, samples)
            : node);
    }

    /// <summary>The tiles to use, or null for the direct sum.</summary>
    private static WinogradCover? Choose(Contraction c, ConvolutionAlgorithm algorithm, Precision precision, WinogradCost cost)
    {
        // What a convolution gives: of its gradients, the kernel's reads that, and the input's is that.
        TensorShape map = c.ReducesBatch ? c.A.Shape : c.Shape;
        int taps = c.ReducesBatch ? c.Shape[0] : c.B!.Shape[0];
        WinogradCover? best = WinogradCover.Of(map, taps).OrderBy(cover => cost.Of(c, cover)).FirstOrDefault();
        return algorithm switch
        {
            ConvolutionAlgorithm.Winograd => best,
            ConvolutionAlgorithm.Auto when precision == Precision.Single && best is not null && cost.Pays(c, best) => best,
            _ => null,
        };
    }
}

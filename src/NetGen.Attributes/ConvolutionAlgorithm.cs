namespace NetGen;

/// <summary>How the products of a convolution are computed, and those of its gradients.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>What a model of the costs finds faster at build time. Networks of doubles are computed directly. The default.</summary>
    Auto,

    /// <summary>A sum of products for each output, in full precision.</summary>
    Direct,

    /// <summary>
    /// Transformed tiles of up to 6×6 outputs for a kernel of 3×3, and of up to 4×4 for one of 5×5: up to five and six times fewer multiplications, and a
    /// relative error between 1e-6 and 1e-5 in single precision. For such kernels with stride 1, dilation rate 1 and one group; an output with fewer than
    /// two rows or columns is computed directly all the same.
    /// </summary>
    /// <remarks>A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", 2015.</remarks>
    Winograd,
}

namespace NetGen;

/// <summary>How the products of a convolution are computed, and those of its gradients.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>What a model of the costs finds faster at build time. Networks of doubles are computed directly. The default.</summary>
    Auto,

    /// <summary>A sum of products for each output, in full precision.</summary>
    Direct,

    /// <summary>
    /// Transformed tiles of 4×4 or 2×2 outputs: four or 2.25 times fewer multiplications for a kernel of 3×3, 2.8 times fewer for one of 5×5, and a
    /// relative error of about 1e-6 in single precision. For such kernels with stride 1, dilation rate 1 and one group; an output with fewer than
    /// two rows or columns is computed directly all the same.
    /// </summary>
    /// <remarks>A. Lavin, S. Gray, "Fast algorithms for convolutional neural networks", 2015.</remarks>
    Winograd,
}

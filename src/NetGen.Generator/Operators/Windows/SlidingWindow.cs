namespace NetGen.Generator.Operators;

/// <summary>A window moving along one axis.</summary>
/// <param name="Input">The length of the axis.</param>
/// <param name="Size">The number of taps.</param>
/// <param name="Stride">The distance between windows.</param>
/// <param name="Dilation">The distance between taps.</param>
/// <param name="PadLow">Zeros before the axis.</param>
/// <param name="PadHigh">Zeros behind it.</param>
internal sealed record SlidingWindow(int Input, int Size, int Stride, int Dilation, int PadLow, int PadHigh)
{
    /// <summary>The distance from the first tap to the last, both included.</summary>
    public long Reach => ((Size - 1L) * Dilation) + 1;

    /// <summary>The number of positions.</summary>
    public int Output => Reach > Padded ? 0 : checked((int)((Padded - Reach) / Stride) + 1);

    /// <summary>The length of the axis with its zeros.</summary>
    public long Padded => (long)Input + PadLow + PadHigh;

    /// <summary>How many elements at the end fall in no window, beside those that the stride leaves out between windows.</summary>
    public long LeftOver => Output < 1 ? 0 : Math.Max(0, ((Padded - Reach) % Stride) - PadHigh - Math.Max(0, Stride - Reach));

    /// <summary>A window with the padding that a mode asks for.</summary>
    public static SlidingWindow Create(int input, int size, int stride, int dilation, Padding padding)
    {
        long overhang = (size - 1L) * dilation, low = 0, high = 0;
        switch (padding)
        {
            case Padding.Same:
                // TensorFlow's: as many outputs as strides begin in the input, the odd element at the end.
                long outputs = ((long)input + stride - 1) / stride;
                long total = Math.Max(((outputs - 1) * stride) + overhang + 1 - input, 0);
                (low, high) = (total / 2, total - (total / 2));
                break;
            case Padding.Causal:
                low = overhang;
                break;
            case Padding.Full:
                (low, high) = (overhang, overhang);
                break;
        }

        return new SlidingWindow(input, size, stride, dilation, checked((int)low), checked((int)high));
    }
}

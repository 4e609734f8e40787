namespace NetGen.Tests.Reference;

/// <summary>A window that slides along one axis. Positions in the padding lie outside 0 to <see cref="Input"/>.</summary>
internal sealed record NaiveWindow(int Input, int Output, int Size, int Stride, int Dilation, int Before)
{
    /// <summary>The windows of both axes, from an attribute's arguments.</summary>
    public static (NaiveWindow Vertical, NaiveWindow Horizontal) Create(
        int[] image, int[] size, int[] strides, int[] dilations, Padding padding, int[]? pads)
    {
        return (Axis(0), Axis(1));

        NaiveWindow Axis(int axis)
        {
            int input = image[axis], span = ((size[axis] - 1) * dilations[axis]) + 1, stride = strides[axis];
            if (padding == Padding.Same)
            {
                int positions = (int)Math.Ceiling((double)input / stride);
                int missing = Math.Max(0, ((positions - 1) * stride) + span - input);
                return new(input, positions, size[axis], stride, dilations[axis], missing / 2);
            }

            (int before, int after) = pads is null ? (0, 0) : (pads[2 * axis], pads[(2 * axis) + 1]);
            return new(input, ((before + input + after - span) / stride) + 1, size[axis], stride, dilations[axis], before);
        }
    }

    /// <summary>The pixel under an element of the window, or -1 where that is padding.</summary>
    public int At(int position, int element)
    {
        int pixel = (position * Stride) + (element * Dilation) - Before;
        return pixel >= 0 && pixel < Input ? pixel : -1;
    }
}

namespace NetGen.Numerics;

/// <summary>The streams of <see cref="Philox"/> that the library draws from, so that two uses of one seed never share numbers.</summary>
/// <remarks>The highest bit marks them as the library's; generated code keeps below it.</remarks>
internal static class RandomStreams
{
    private const int PurposeShift = 56;

    /// <summary>The first values of the parameter at one place in the parameter table.</summary>
    public static ulong Initialization(int parameterIndex) => (0x80UL << PurposeShift) | (uint)parameterIndex;

    /// <summary>The order of the samples in one epoch.</summary>
    public static ulong Shuffle(int epoch) => (0x81UL << PurposeShift) | (uint)epoch;

    /// <summary>The shape of one generated digit.</summary>
    public static ulong SyntheticDigit(int index) => (0x82UL << PurposeShift) | (uint)index;

    /// <summary>A sequence a user asked for by number.</summary>
    public static ulong User(uint index) => (0x83UL << PurposeShift) | index;

    /// <summary>How one sample is augmented in one epoch; epochs repeat after 2²⁴.</summary>
    public static ulong Augmentation(int epoch, int sample) =>
        (0x84UL << PurposeShift) | ((ulong)(epoch & 0xFFFFFF) << 32) | (uint)sample;
}

using System.Numerics;

namespace NetGen;

/// <summary>Checks that what one augmentation makes is what the next one takes.</summary>
internal static class AugmentationChain
{
    /// <summary>Checks a chain.</summary>
    /// <param name="chain">The augmentations.</param>
    /// <param name="size">The number of elements of a sample.</param>
    /// <param name="name">The argument that the chain came in.</param>
    /// <returns>The number of elements of what the last one makes.</returns>
    public static int Check<T>(ReadOnlySpan<IAugmentation<T>> chain, int size, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (IAugmentation<T> link in chain)
        {
            ArgumentNullException.ThrowIfNull(link, name);
            if (link.InputSize != size)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"{link.GetType().Name} takes samples of {link.InputSize} elements, but gets {size}."), name);
            }

            size = link.OutputSize;
        }

        return size;
    }

    /// <summary>The most elements that a sample has between two augmentations.</summary>
    public static int LargestBetween<T>(ReadOnlySpan<IAugmentation<T>> chain)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int largest = 0;
        foreach (IAugmentation<T> link in chain[..^1])
        {
            largest = Math.Max(largest, link.OutputSize);
        }

        return largest;
    }
}

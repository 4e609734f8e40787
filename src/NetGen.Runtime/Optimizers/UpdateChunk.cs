using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>A stretch of trainable elements that one thread updates.</summary>
/// <param name="Start">Where it starts among the weights.</param>
/// <param name="Length">Its number of elements.</param>
/// <param name="Group">The parameter it belongs to; stretches of one group are clipped together.</param>
internal readonly record struct UpdateChunk(int Start, int Length, int Group)
{
    private const int LongestChunk = 1 << 14;
    private const int GapBytes = 64;

    /// <summary>Cuts the trainable parameters into chunks, which never depend on the number of threads.</summary>
    /// <param name="network">The network.</param>
    /// <param name="byParameter">Whether a chunk keeps to one parameter; otherwise chunks run across neighbours and their padding.</param>
    public static UpdateChunk[] Cut<T>(ITrainable<T> network, bool byParameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var chunks = new List<UpdateChunk>();
        int group = 0, start = 0, end = 0;
        bool[] trainable = network.Trainable.ToArray();
        foreach (ParameterInfo parameter in network.ParameterTable.Where((_, i) => trainable[i]).OrderBy(p => p.Offset))
        {
            // Only padding, which is zero and stays zero, may lie between neighbours that are merged.
            int gap = parameter.Offset - end;
            if (byParameter || gap < 0 || gap * Unsafe.SizeOf<T>() >= GapBytes || !IsPadding(network, end, parameter.Offset))
            {
                Add(chunks, start, end, group++);
                start = parameter.Offset;
            }

            end = parameter.Offset + parameter.Length;
        }

        Add(chunks, start, end, group);
        return [.. chunks];
    }

    private static bool IsPadding<T>(INetwork<T> network, int from, int to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterInfo parameter in network.ParameterTable)
        {
            if (parameter.Offset < to && parameter.Offset + parameter.Length > from)
            {
                return false;
            }
        }

        return true;
    }

    private static void Add(List<UpdateChunk> chunks, int start, int end, int group)
    {
        for (int at = start; at < end; at += LongestChunk)
        {
            chunks.Add(new UpdateChunk(at, Math.Min(LongestChunk, end - at), group));
        }
    }
}

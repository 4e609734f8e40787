namespace NetGen.Generator.Emission.Loops;

/// <summary>One loop of a kernel, with the stride of each operand along it.</summary>
/// <param name="Name">The loop variable.</param>
/// <param name="Extent">The trip count, for one sample if it is dynamic.</param>
/// <param name="IsDynamic">Whether the trip count is multiplied by the number of samples.</param>
/// <param name="IsReduction">Whether the loop sums into one result.</param>
/// <param name="Strides">The stride of each operand, the result first.</param>
internal sealed record LoopAxis(string Name, int Extent, bool IsDynamic, bool IsReduction, int[] Strides)
{
    /// <summary>The trip count as C#.</summary>
    public string Count => !IsDynamic ? $"{Extent}" : Extent == 1 ? "samples" : $"(nint)samples * {Extent}";

    /// <summary>All that decides a loop nest, as text.</summary>
    public static string Signature(IEnumerable<LoopAxis> axes) => string.Join(
        ";", axes.Select(a => $"{a.Name} {a.Extent} {a.IsDynamic} {a.IsReduction} {string.Join(" ", a.Strides)}"));

    /// <summary>Drops loops of one step and joins neighbours that run through memory as one.</summary>
    /// <param name="axes">The loops.</param>
    /// <param name="isAlone">Which loops stay by themselves; none if null.</param>
    public static List<LoopAxis> Merge(IEnumerable<LoopAxis> axes, Predicate<LoopAxis>? isAlone = null)
    {
        var merged = new List<LoopAxis>();
        foreach (LoopAxis axis in axes.Where(a => a.Extent > 1 || a.IsDynamic))
        {
            LoopAxis? outer = merged.LastOrDefault();
            if (outer is not null
                && outer.IsReduction == axis.IsReduction
                && !axis.IsDynamic
                && isAlone?.Invoke(axis) != true
                && isAlone?.Invoke(outer) != true
                && outer.Strides.Zip(axis.Strides, (o, i) => o == i * axis.Extent).All(b => b))
            {
                merged[merged.Count - 1] = axis with { Extent = outer.Extent * axis.Extent, IsDynamic = outer.IsDynamic };
            }
            else
            {
                merged.Add(axis);
            }
        }

        return merged;
    }

    /// <summary>The offset of one operand as C#: the sum of loop variables times strides.</summary>
    public static string Offset(IEnumerable<LoopAxis> axes, int operand)
    {
        string[] terms = [.. axes
            .Where(a => a.Strides[operand] != 0)
            .Select(a => a.Strides[operand] == 1 ? a.Name : $"({a.Name} * {a.Strides[operand]})")];
        return terms.Length switch
        {
            0 => "0",
            1 => terms[0].Trim('(', ')'),
            _ => string.Join(" + ", terms),
        };
    }

    /// <summary>Opens the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="isShared">Whether threads take a part of it each.</param>
    public IDisposable Open(CodeWriter writer, bool isShared = false)
    {
        if (!isShared)
        {
            return writer.Block($"for (nint {Name} = 0; {Name} < {Count}; {Name}++)");
        }

        writer.Line($"nint {Name}Limit = share.End({Count});");
        return writer.Block($"for (nint {Name} = share.First({Count}); {Name} < {Name}Limit; {Name}++)");
    }
}

/// <summary>Several blocks that close together.</summary>
internal sealed class Blocks : IDisposable
{
    private readonly Stack<IDisposable> _open = new();

    public void Add(IDisposable block) => _open.Push(block);

    public void Dispose()
    {
        while (_open.Count > 0)
        {
            _open.Pop().Dispose();
        }
    }
}

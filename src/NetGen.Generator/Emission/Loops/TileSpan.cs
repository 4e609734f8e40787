using System.Globalization;

namespace NetGen.Generator.Emission.Loops;

/// <summary>
/// A stretch of one tiled axis that one kernel covers in blocks. Where results are stored and not added to, the last block
/// may overlap the one before and compute some results twice: that costs less than a kernel for the remainder.
/// </summary>
/// <param name="Axis">The axis.</param>
/// <param name="Start">The first block's start, as C#.</param>
/// <param name="End">The end of the stretch, as C#.</param>
/// <param name="Step">The distance between blocks.</param>
/// <param name="LastStart">Where the last block begins if that is not a whole number of steps, as C#, else null.</param>
/// <param name="Offsets">Where each position or vector of a block begins.</param>
/// <param name="MaskedLanes">The lanes in use if one vector is longer than the axis, else 0.</param>
/// <param name="IsSingle">Whether there is one block only.</param>
internal sealed record TileSpan(
    LoopAxis Axis, string Start, string End, int Step, string? LastStart, int[] Offsets, int MaskedLanes, bool IsSingle)
{
    /// <summary>The positions or vectors of a block.</summary>
    public int Count => Offsets.Length;

    /// <summary>Single elements along an axis.</summary>
    public static List<TileSpan> Positions(LoopAxis axis, int count, bool canOverlap)
    {
        int[] offsets = [.. Enumerable.Range(0, count)];
        if (axis.IsDynamic)
        {
            return Dynamic(axis, offsets, canOverlap);
        }

        if (axis.Extent % count == 0 || canOverlap)
        {
            string? last = axis.Extent % count == 0 ? null : $"{axis.Extent - count}";
            return [new TileSpan(axis, "0", $"{axis.Extent}", count, last, offsets, 0, axis.Extent == count)];
        }

        int whole = axis.Extent / count * count;
        return
        [
            new TileSpan(axis, "0", $"{whole}", count, null, offsets, 0, whole == count),
            new TileSpan(axis, $"{whole}", $"{axis.Extent}", axis.Extent - whole, null, [.. offsets.Take(axis.Extent - whole)], 0, true),
        ];
    }

    /// <summary>Vectors along an axis.</summary>
    public static List<TileSpan> Vectors(LoopAxis axis, int count, int lanes, bool canOverlap)
    {
        int extent = axis.Extent, block = count * lanes;
        if (extent < lanes)
        {
            return [new TileSpan(axis, "0", $"{extent}", lanes, null, [0], extent, true)];
        }

        int[] offsets = [.. Enumerable.Range(0, count).Select(v => v * lanes)];
        if (extent % block == 0)
        {
            return [new TileSpan(axis, "0", $"{extent}", block, null, offsets, 0, extent == block)];
        }

        if (extent < block)
        {
            // The last vector moves back over the one before.
            offsets[count - 1] = extent - lanes;
            return [new TileSpan(axis, "0", $"{extent}", block, null, offsets, 0, true)];
        }

        if (canOverlap)
        {
            return [new TileSpan(axis, "0", $"{extent}", block, $"{extent - block}", offsets, 0, false)];
        }

        int whole = extent / block * block;
        int rest = extent - whole;
        int[] restOffsets = [.. Enumerable.Range(0, (rest + lanes - 1) / lanes).Select(v => Math.Max(0, Math.Min(v * lanes, rest - lanes)))];
        return
        [
            new TileSpan(axis, "0", $"{whole}", block, null, offsets, 0, whole == block),
            new TileSpan(axis, $"{whole}", $"{extent}", rest, null, restOffsets, rest < lanes ? rest : 0, true),
        ];
    }

    /// <summary>The blocks of one sample, if threads can take a part of them each, else 1.</summary>
    public int ShareableBlocks => IsSingle || Start != "0" ? 1 : ((Axis.IsDynamic ? Axis.Extent : int.Parse(End, CultureInfo.InvariantCulture)) + Step - 1) / Step;

    /// <summary>Opens the loop over blocks.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="blocks">Receives what is opened.</param>
    /// <param name="isShared">Whether threads take a part of the blocks each.</param>
    /// <param name="goesBothWays">Whether every other pass goes backwards, where they are shared.</param>
    public void Open(CodeWriter writer, Blocks blocks, bool isShared, bool goesBothWays = false)
    {
        string name = Axis.Name;
        (string start, string end) = (Start, End);
        if (isShared && goesBothWays)
        {
            // In steps of one, since it is these that are counted from either end.
            blocks.Add(writer.Block($"for (nint {name}Step = share.First({ShareableBlocks}); {name}Step < share.End({ShareableBlocks}); {name}Step++)"));
            string place = $"share.InTurn({name}Step, {ShareableBlocks}) * {Step}";
            writer.Line($"nint {name} = {(LastStart is null ? place : $"Math.Min({place}, {LastStart})")};");
            return;
        }

        if (isShared)
        {
            string count = !Axis.IsDynamic ? $"{ShareableBlocks}" : Step == 1 ? End : $"({End} + {Step - 1}) / {Step}";
            string scale = Step == 1 ? string.Empty : $" * {Step}";
            start = $"share.First({count}){scale}";
            end = $"{name}Limit";
            writer.Line($"nint {end} = share.End({count}){scale};");
        }

        if (IsSingle)
        {
            writer.Line($"const int {name} = {Start};");
        }
        else if (LastStart is null)
        {
            blocks.Add(writer.Block($"for (nint {name} = {start}; {name} < {end}; {name} += {Step})"));
        }
        else
        {
            blocks.Add(writer.Block($"for (nint {name}Block = {start}; {name}Block < {end}; {name}Block += {Step})"));
            writer.Line($"nint {name} = {name}Block < {LastStart} ? {name}Block : {LastStart};");
        }
    }

    /// <summary>
    /// A length known at run time, a multiple of the axis: blocks if it has room for one, else single elements; or blocks, then pairs, then a single element.
    /// </summary>
    private static List<TileSpan> Dynamic(LoopAxis axis, int[] offsets, bool canOverlap)
    {
        int count = offsets.Length;
        string total = axis.Extent == 1 ? "samples" : $"(samples * {axis.Extent})";
        if (axis.Extent % count == 0)
        {
            return [new TileSpan(axis, "0", total, count, null, offsets, 0, false)];
        }

        if (!canOverlap)
        {
            string whole = $"({total} / {count} * {count})", pairs = count > 2 ? $"({total} - ({total} % {count} % 2))" : whole;
            return
            [
                new TileSpan(axis, "0", whole, count, null, offsets, 0, false),
                .. count > 2 ? [new TileSpan(axis, whole, pairs, 2, null, [0, 1], 0, false)] : Array.Empty<TileSpan>(),
                new TileSpan(axis, pairs, total, 1, null, [0], 0, false),
            ];
        }

        string last = $"({total} - {count})";
        return axis.Extent > count
            ? [new TileSpan(axis, "0", total, count, last, offsets, 0, false)]
            :
            [
                new TileSpan(axis, "0", $"({total} < {count} ? 0 : {total})", count, last, offsets, 0, false),
                new TileSpan(axis, "0", $"({total} < {count} ? {total} : 0)", 1, null, [0], 0, false),
            ];
    }
}

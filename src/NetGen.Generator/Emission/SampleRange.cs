using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>How a pass names the samples its kernels take.</summary>
/// <param name="Start">The first of them in the chunk, as C#, or null for the whole chunk.</param>
/// <param name="Count">Their number.</param>
/// <param name="Accumulate">Whether sums over the batch are added to.</param>
internal sealed record SampleRange(string? Start, string Count, string Accumulate)
{
    /// <summary>The memory that kernels work in besides their operands, as C#: the arena, unless threads share the steps.</summary>
    public string Scratch { get; init; } = "arena";

    /// <summary>What the calling thread takes of each kernel, as C#; null for all of it.</summary>
    public string? Share { get; init; }

    /// <summary>The loop around, whose step is <c>t</c>.</summary>
    public Loop? Loop { get; init; }

    /// <summary>Whether several threads take a part each.</summary>
    public bool IsShared => Share is not null;

    public static readonly SampleRange Whole = new(null, "samples", "accumulate");

    public static readonly SampleRange Group = new("start", "count", "add");
}

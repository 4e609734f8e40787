using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>Successive steps over samples: each worker takes its own samples through them, or all threads take them together.</summary>
/// <param name="IsJoint">Whether threads take them together.</param>
/// <param name="Segments">The steps.</param>
internal sealed record ProgramSection(bool IsJoint, IReadOnlyList<SampleSegment> Segments)
{
    /// <summary>The steps.</summary>
    public IEnumerable<Node> Nodes => Segments.SelectMany(s => s.Nodes);

    /// <summary>Whether the steps are sums, which nobody can take for its own samples alone.</summary>
    public bool IsSum => IsJoint && Nodes.All(n => n.ReducesBatch);

    /// <summary>Joins segments; each joint one is a section by itself. Workers have the first, in which they are given their samples.</summary>
    public static IReadOnlyList<ProgramSection> Of(IEnumerable<SampleSegment> segments)
    {
        var sections = new List<ProgramSection> { new(false, []) };
        foreach (SampleSegment segment in segments)
        {
            if (!segment.IsJoint && sections[sections.Count - 1] is { IsJoint: false } last)
            {
                sections[sections.Count - 1] = last with { Segments = [.. last.Segments, segment] };
            }
            else
            {
                sections.Add(new ProgramSection(segment.IsJoint, [segment]));
            }
        }

        return sections;
    }
}

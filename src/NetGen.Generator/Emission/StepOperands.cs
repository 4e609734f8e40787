using System.Globalization;
using NetGen.Generator.Emission.Loops;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Where the values of a step are, as C#.</summary>
internal sealed class StepOperands(ExecutionPlan plan, SampleRange range)
{
    public TensorPlace PlaceOf(Node node) => plan.Places[node];

    /// <summary>The number of samples that a node's kernel is called for.</summary>
    public string Samples(Node node) => node.Scope == Scope.Sample || node.ReducesBatch ? range.Count : "1";

    /// <summary>A reference to a node's first element.</summary>
    public string Reference(Node node) => $"ref {At(plan.Places[node], plan.Places[node].Offset)}";

    /// <summary>A reference to the element of a node that a contraction reads first.</summary>
    public string ReadFrom(Node node, IReadOnlyList<AffineIndex> index) =>
        $"ref {At(plan.Places[node], ContractionNest.Start(plan.Places[node], index))}";

    /// <summary>A reference to the memory that kernels work in besides their operands.</summary>
    public string Scratch() => $"ref {At(plan.Scratch!, 0, range.Scratch)}";

    /// <summary>An element of a tensor's memory.</summary>
    public string At(TensorPlace place, long offset, string? memory = null)
    {
        string name = memory ?? place.Space.ToString().ToLowerInvariant();
        var terms = new List<string>();
        if (place.Space == Space.Joint)
        {
            offset += place.Start;
        }
        else if (place.Space == Space.Arena && !plan.HoldsAllSamples)
        {
            offset += place.Start * plan.Chunk;
        }
        else if (place.Start > 0)
        {
            terms.Add($"{place.Start} * capacity");
        }

        if (offset != 0)
        {
            terms.Add(offset.ToString(CultureInfo.InvariantCulture));
        }

        if (range.Start is not null && place is { SampleStride: > 0, IsOfGroup: false })
        {
            terms.Add(place.SampleStride == 1 ? range.Start : $"{range.Start} * {place.SampleStride}");
        }

        if (range.Loop is not null && place.StepStride > 0)
        {
            terms.Add($"t * {place.StepStride}");
        }

        return terms.Count switch
        {
            0 => name,
            1 => $"Unsafe.Add(ref {name}, {terms[0]})",
            _ => $"Unsafe.Add(ref {name}, {string.Join(" + ", terms.Select(t => t.Contains(' ') ? $"({t})" : t))})",
        };
    }
}

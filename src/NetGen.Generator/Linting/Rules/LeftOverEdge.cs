using NetGen.Generator.Diagnostics;
using NetGen.Generator.Operators;

namespace NetGen.Generator.Linting.Rules;

/// <summary>A window that does not reach the last rows or columns of its input.</summary>
internal sealed class LeftOverEdge : LayerRule
{
    protected override Finding? Check(GraphLayer layer, LayerGraph graph)
    {
        IReadOnlyList<SlidingWindow> windows = layer.Operator!.WindowsOf(layer.Attribute!, layer.InputShape);
        if (windows.All(w => w.LeftOver == 0))
        {
            return null;
        }

        string[] edges = [.. windows.Zip(SpatialAxes.Names(windows.Count), (w, name) => w.LeftOver == 0 ? string.Empty : $"{w.LeftOver} of {w.Input} in {name}").Where(e => e.Length > 0)];
        string smaller = string.Join("×", windows.Select(w => w.Input - w.LeftOver));
        string larger = string.Join("×", windows.Select(w => w.LeftOver == 0 ? w.Input : w.Input - w.LeftOver + w.Stride));
        return layer.Report(Descriptors.LeftOverEdge, null, layer.Name, string.Join(" and ", edges), layer.InputShape, smaller, larger);
    }
}

using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes what looks for NaN and infinities behind each step, where the build asks for it.</summary>
internal sealed class NumberCheckWriter
{
    private readonly ExecutionPlan _plan;
    private readonly HashSet<Node> _forward = [];

    private NumberCheckWriter(ExecutionPlan plan)
    {
        _plan = plan;
        TensorProgram program = plan.Program;
        var open = new Stack<Node>(
            [program.Output, .. program.Loss is { } loss ? new[] { loss } : [], .. program.Updates.Select(u => u.Value), .. program.States.Select(s => s.Next)]);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (_forward.Add(node))
            {
                foreach (Node input in node.Inputs)
                {
                    open.Push(input);
                }
            }
        }
    }

    /// <summary>A writer, or null where numbers are not checked.</summary>
    public static NumberCheckWriter? Create(ExecutionPlan plan, KernelLibrary library) => library.ChecksNumbers ? new NumberCheckWriter(plan) : null;

    /// <summary>Writes the check of what a step has computed.</summary>
    public void Write(CodeWriter writer, Node node, SampleRange range)
    {
        // A state's first value is checked as what it is copied from; what is known at build time and random numbers need no check.
        if (node is not (LoopState or Literal or RandomUniform))
        {
            string role = node.Label.Substring(NodeText.LayerOf(node).Length).TrimStart(',', ':', ' ');
            string pass = _forward.Contains(node) ? "Forward" : node.Scope == Scope.Step ? "WeightGradient" : "InputGradient";
            Write(writer, node, range, NodeText.LayerOf(node), role, pass);
        }
    }

    /// <summary>Writes the check of what a pass begins with: the samples at hand and the weights.</summary>
    public void WriteSources(CodeWriter writer)
    {
        writer.Line("// What the pass begins with.");
        foreach (Source source in _plan.Places.Keys.OfType<Source>().Where(s => s.Kind != SourceKind.InverseBatch))
        {
            bool isParameter = source.Kind == SourceKind.Parameter;
            Write(writer, source, SampleRange.Whole, isParameter ? _plan.Program.Parameters[source.Index].Name : source.Label, string.Empty, isParameter ? "Weights" : "Input");
        }
    }

    private void Write(CodeWriter writer, Node node, SampleRange range, string layer, string role, string pass)
    {
        TensorPlace place = _plan.Places[node];
        var operands = new StepOperands(_plan, range);
        bool isOfSamples = node.Scope == Scope.Sample;
        string samples = !isOfSamples ? string.Empty : range.Start is null ? ", context.FirstSample" : $", context.FirstSample + {range.Start}";
        writer.Line(
            $"NumberCheck.Require({operands.Reference(node)}, {(isOfSamples ? range.Count : "1")}, {place.SampleStride}, [{string.Join(", ", place.Shape.Sizes)}], " +
            $"[{string.Join(", ", place.Strides)}], \"{layer}\", \"{role}\", NetworkPass.{pass}{samples});");
    }
}

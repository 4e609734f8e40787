using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes what takes the time of a step, with the work and the memory traffic that it is judged by.</summary>
internal sealed class StepProfile(ExecutionPlan plan, KernelLibrary library, SampleRange range)
{
    /// <summary>Writes a step between the two calls that time it.</summary>
    public void Write(CodeWriter writer, PlannedStep step, Action writeStep)
    {
        string started = $"started{plan.Steps.ToList().IndexOf(step)}";
        string samples = step.Stage % 2 == 1 ? range.Count : "1";
        long multiplyAdds = step.Node is Contraction { B: null } ? 0 : step.Node.NominalMultiplyAdds;
        writer.Line($"long {started} = KernelProfile.Start();");
        writeStep();
        (long shared, long perSample) = BytesMoved(step.Node);

        // Each thread counts the part that it takes.
        string part = range.IsShared && StepWriter.CanShare(step.Node, plan) ? $" / {range.Share}.Parts" : string.Empty;
        writer.Line($"KernelProfile.Record(\"{plan.Name}: {step.Node.Label}\", {started}, {multiplyAdds}L * {samples}{part}, ({shared}L + ({perSample}L * {samples})){part});");
    }

    /// <summary>The bytes of a node's result and inputs: once a call for what all samples share, and for each sample.</summary>
    private (long Shared, long PerSample) BytesMoved(Node node)
    {
        long size = library.Element == "double" ? sizeof(double) : sizeof(float);
        ILookup<Scope, long> sizes = node.Inputs.Append(node).ToLookup(n => n.Scope, n => size * n.Shape.Size);
        return (sizes[Scope.Step].Sum(), sizes[Scope.Sample].Sum());
    }
}

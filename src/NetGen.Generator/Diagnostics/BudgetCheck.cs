using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Diagnostics;

/// <summary>Compares what a network costs with its budget.</summary>
/// <param name="budget">The budget.</param>
/// <param name="spec">The network.</param>
/// <param name="lowered">Its layers.</param>
/// <param name="cancellation">Stops the planning of memory.</param>
internal sealed class BudgetCheck(BudgetUse budget, NetworkSpec spec, LoweredNetwork lowered, CancellationToken cancellation)
{
    /// <summary>How many layers a message names.</summary>
    private const int Named = 3;

    private readonly BudgetAttribute _limits = budget.Limits;

    private int ElementSize => spec.Precision == Precision.Double ? sizeof(double) : sizeof(float);

    /// <summary>Limits that are none.</summary>
    public IEnumerable<Finding> FindFaults() =>
        from limit in Limits
        where limit.Most < 0
        select Finding.At(Descriptors.BadArgument, budget.Source, limit.Argument, limit.Argument, "Budget", "at least 0, which is no limit", limit.Most);

    /// <summary>Limits that the network, which has no errors, is beyond.</summary>
    public IEnumerable<Finding> FindExcess()
    {
        var parameters = lowered.Program!.Parameters.GroupBy(p => LayerOf(p.Name)).Select(g => (g.Key, g.Sum(p => (long)p.Shape.Size)));
        foreach (Finding finding in Compare(Descriptors.TooManyParameters, nameof(_limits.MaxParameters), () => lowered.Program.Parameters.Sum(p => (long)p.Shape.Size), parameters))
        {
            yield return finding;
        }

        var multiplyAdds = lowered.Layers.Select(l => (l.Name, l.MultiplyAdds));
        foreach (Finding finding in Compare(Descriptors.TooManyMultiplyAdds, nameof(_limits.MaxMultiplyAdds), () => lowered.Layers.Sum(l => l.MultiplyAdds), multiplyAdds))
        {
            yield return finding;
        }

        // Memory is planned only if a limit asks for it, and once.
        var compiled = new Lazy<CompiledNetwork>(() => Pipeline.Compile(spec, cancellation));
        var outputs = lowered.Layers.Select(l => (l.Name, (long)l.Shape.Size * ElementSize));
        foreach (Finding finding in Compare(Descriptors.TooMuchWorkspace, nameof(_limits.MaxWorkspaceBytes), () => Workspace(compiled.Value.Inference), outputs)
            .Concat(Compare(Descriptors.TooMuchTrainingWorkspace, nameof(_limits.MaxTrainingWorkspaceBytes), () => Workspace(compiled.Value.Training), outputs)))
        {
            yield return finding;
        }
    }

    private IEnumerable<(string Argument, long Most)> Limits =>
        typeof(BudgetAttribute).GetProperties().Where(p => p.PropertyType == typeof(long)).Select(p => (p.Name, (long)p.GetValue(_limits)!));

    private long Workspace(ExecutionPlan? plan) => plan is null ? 0 : plan.WorkspacePerSample * ElementSize;

    private IEnumerable<Finding> Compare(DiagnosticDescriptor descriptor, string argument, Func<long> cost, IEnumerable<(string Layer, long Cost)> layers)
    {
        long most = Limits.First(l => l.Argument == argument).Most;
        long found = most > 0 ? cost() : 0;
        if (found <= most)
        {
            yield break;
        }

        string[] largest = [.. layers.Where(l => l.Cost > 0).OrderByDescending(l => l.Cost).Take(Named).Select(l => $"{l.Layer} ({Number(l.Cost)})")];
        yield return Finding.At(descriptor, budget.Source, argument, Number(found), Number(most), string.Join(", ", largest));
    }

    private static string LayerOf(string parameter) => parameter.LastIndexOf('.') is > 0 and var dot ? parameter.Substring(0, dot) : parameter;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

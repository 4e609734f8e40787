using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>Checks that an edit which changes no network generates nothing anew.</summary>
internal static class Caching
{
    public static void AssertKept(GeneratorRunResult before, GeneratorRunResult after)
    {
        Assert.Null(after.Exception);
        if (after.TrackedSteps.TryGetValue(TrackingNames.Specs, out var specs))
        {
            Assert.All(specs, s => AssertUnchanged(TrackingNames.Specs, s));
        }

        // Diagnostics hold places in files, so their outputs may run again; those that write files may not.
        Assert.All(
            after.TrackedOutputSteps.SelectMany(s => s.Value).Where(DependsOnSpecs),
            s => AssertUnchanged("The generated files", s));
        Assert.Equal(before.GeneratedSources.Select(s => s.HintName), after.GeneratedSources.Select(s => s.HintName));
        Assert.All(before.GeneratedSources.Zip(after.GeneratedSources), p => Assert.Same(p.First.SourceText, p.Second.SourceText));
    }

    private static bool DependsOnSpecs(IncrementalGeneratorRunStep step) =>
        step.Name == TrackingNames.Specs || step.Inputs.Any(i => DependsOnSpecs(i.Source));

    private static void AssertUnchanged(string name, IncrementalGeneratorRunStep step) => Assert.All(
        step.Outputs,
        o => Assert.True(
            o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
            $"{name}: {o.Reason} after an edit that changes no network."));
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Compiler;

/// <summary>Checks that an edit which changes no network generates nothing anew.</summary>
internal static class Caching
{
    /// <summary>After an edit in another file: networks and their places come out as they were, and nothing that depends on them runs.</summary>
    public static void AssertUntouched(GeneratorRunResult before, GeneratorRunResult after)
    {
        AssertKept(before, after);
        AssertUnchanged(TrackingNames.Networks, after);
        AssertUnchanged(TrackingNames.Errors, after);

        // Errors are put into the tree of the new compilation, for they point there.
        bool hasErrors = !before.Diagnostics.IsEmpty;
        Assert.All(after.TrackedOutputSteps.SelectMany(s => s.Value).Where(s => !hasErrors || DependsOnSpecs(s)), s => AssertUnchanged("An output", s));
    }

    /// <summary>After an edit that moves a network: its places may be others, its code is not written again.</summary>
    public static void AssertKept(GeneratorRunResult before, GeneratorRunResult after)
    {
        Assert.Null(after.Exception);
        AssertUnchanged(TrackingNames.Specs, after);
        Assert.All(after.TrackedOutputSteps.SelectMany(s => s.Value).Where(DependsOnSpecs), s => AssertUnchanged("The generated files", s));
        Assert.Equal(before.GeneratedSources.Select(s => s.HintName), after.GeneratedSources.Select(s => s.HintName));
        Assert.All(before.GeneratedSources.Zip(after.GeneratedSources), p => Assert.Same(p.First.SourceText, p.Second.SourceText));
    }

    private static bool DependsOnSpecs(IncrementalGeneratorRunStep step) =>
        step.Name == TrackingNames.Specs || step.Inputs.Any(i => DependsOnSpecs(i.Source));

    private static void AssertUnchanged(string name, GeneratorRunResult result)
    {
        if (result.TrackedSteps.TryGetValue(name, out var steps))
        {
            Assert.All(steps, s => AssertUnchanged(name, s));
        }
    }

    private static void AssertUnchanged(string name, IncrementalGeneratorRunStep step) => Assert.All(
        step.Outputs,
        o => Assert.True(
            o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
            $"{name}: {o.Reason} after an edit that changes no network."));
}

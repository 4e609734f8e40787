using NetGen.Generator.Linting.Rules;

namespace NetGen.Generator.Linting;

/// <summary>Finds what is allowed and yet most likely a mistake, in networks without errors.</summary>
internal static class Linter
{
    /// <summary>Every rule, in order of its diagnostic, one line each.</summary>
    private static readonly LintRule[] Rules =
    [
        new ProbabilitiesAsLogits(),
        new NoProbabilities(),
        new OtherProbabilities(),
        new OutOfDomain(),
        new RectifiedTarget(),
        new RepeatedProbabilities(),
        new RectifiedScores(),
        new SoftmaxOfOne(),
        new ActivationWithoutEffect(),
        new RedundantBias(),
        new UnusedOutput(),
        new NoiseAtOutput(),
        new NoNoise(),
        new LeftOverEdge(),
        new ClassCount(),
        new NothingToTrain(),
        new UntrainedWeights(),
        new LinearAfterLinear(),
    ];

    /// <summary>What the rules find; a block that is repeated says each thing once.</summary>
    public static IEnumerable<Finding> Run(LayerGraph graph, CancellationToken cancellation) => Rules
        .SelectMany(rule =>
        {
            cancellation.ThrowIfCancellationRequested();
            return rule.Check(graph);
        })
        .GroupBy(f => (f.DescriptorId, f.Declaration))
        .Select(g => g.First());
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>NETGEN3xxx: what trains badly, though it compiles. The analyzer alone reports these.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ProbabilitiesAsLogits = Warning(
        "NETGEN3001", "Probabilities into a loss of scores", "{0} has FromLogits = true and so expects unscaled scores, but {1} gives probabilities by Activation.{2}: leave out FromLogits, or that activation");

    public static readonly DiagnosticDescriptor NoProbabilities = Warning(
        "NETGEN3002", "No probabilities for a loss of probabilities", "{0} expects probabilities, but {1} gives {2}: {3}");

    public static readonly DiagnosticDescriptor OtherProbabilities = Warning(
        "NETGEN3003", "Probabilities of another kind", "{0} expects {1}, but {2} gives {3} by Activation.{4}: use Activation.{5} there, or {6} here");

    public static readonly DiagnosticDescriptor OutOfDomain = Warning(
        "NETGEN3004", "A loss can make nothing of the values", "{0} {1}, but the values of {2} {3}: use Activation.{4} there");

    public static readonly DiagnosticDescriptor RectifiedTarget = Warning(
        "NETGEN3005", "A rectifier before a regression loss", "{0} ends with Activation.{1}, so it cannot give what is negative and learns nothing where it gives 0, but {2} compares it with any target: leave out that activation, or use Activation.Softplus");

    public static readonly DiagnosticDescriptor RepeatedProbabilities = Warning(
        "NETGEN3006", "Probabilities of probabilities", "{0} makes probabilities by Activation.{3} of what {1} has made probabilities of by Activation.{2}: leave out one of the two");

    public static readonly DiagnosticDescriptor RectifiedScores = Warning(
        "NETGEN3007", "A rectifier before probabilities", "{0} ends with Activation.{1}, so that all scores below 0 count the same to {2}: leave out that activation");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = Warning(
        "NETGEN3008", "A softmax of one value", "{0} has one output, of which Activation.{1} is always {2}: use Activation.Sigmoid");

    public static readonly DiagnosticDescriptor ActivationWithoutEffect = Warning(
        "NETGEN3009", "An activation without effect", "{0} changes nothing, since {1} gives nothing negative by Activation.{2}: leave it out");

    public static readonly DiagnosticDescriptor RedundantBias = Warning(
        "NETGEN3010", "A bias before batch normalisation", "The bias of {0} has no effect, since {1} takes it off again with the mean: add UseBias = false");

    public static readonly DiagnosticDescriptor UnusedOutput = Warning(
        "NETGEN3011", "Nothing takes an output", "Nothing takes what '{0}' gives: leave it out, name it in From of a later layer, or in [Output]");

    public static readonly DiagnosticDescriptor NoiseAtOutput = Warning(
        "NETGEN3012", "Noise at the output", "{0} puts its noise on what {1} judges, with nothing that learns in between: put it before the last layer with weights");

    public static readonly DiagnosticDescriptor NoNoise = Suggestion(
        "NETGEN3013", "Noise of strength zero", "{0} does nothing, since its strength is 0");

    public static readonly DiagnosticDescriptor LeftOverEdge = Suggestion(
        "NETGEN3014", "A window leaves out the edge", "{0} leaves out the last {1} of its input, {2}: Padding.Same would use them, and inputs of {3} or {4} would leave nothing");

    public static readonly DiagnosticDescriptor ClassCount = Warning(
        "NETGEN3015", "Another number of outputs than classes", "The enum {0} numbers {1} classes, but {2} gives {3} outputs");

    public static readonly DiagnosticDescriptor NothingToTrain = Warning(
        "NETGEN3016", "Nothing to train", "{0} has nothing to train, since all weights of the network are frozen");

    public static readonly DiagnosticDescriptor UntrainedWeights = Warning(
        "NETGEN3017", "Weights that no loss depends on", "No loss depends on {0}, which leads to the output '{1}', so its weights stay as they begin: judge that output, or say Trainable = false");

    public static readonly DiagnosticDescriptor LinearAfterLinear = Suggestion(
        "NETGEN3018", "Two linear layers in a row", "No activation stands between {0} and {1}, so together they compute no more than one linear layer");

    private static DiagnosticDescriptor[] Training =>
    [
        ProbabilitiesAsLogits, NoProbabilities, OtherProbabilities, OutOfDomain, RectifiedTarget, RepeatedProbabilities, RectifiedScores,
        SoftmaxOfOne, ActivationWithoutEffect, RedundantBias, UnusedOutput, NoiseAtOutput, NoNoise, LeftOverEdge, ClassCount,
        NothingToTrain, UntrainedWeights, LinearAfterLinear,
    ];
}

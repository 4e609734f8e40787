using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>NETGEN4xxx: networks that outgrow their budget.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TooManyParameters = Error(
        "NETGEN4001", "More parameters than the budget", "The network has {0} parameters, more than its budget of {1}; most are in {2}");

    public static readonly DiagnosticDescriptor TooManyMultiplyAdds = Error(
        "NETGEN4002", "More multiply-adds than the budget", "Predicting one sample takes {0} multiply-adds, more than the budget of {1}; most are in {2}");

    public static readonly DiagnosticDescriptor TooMuchWorkspace = Error(
        "NETGEN4003", "More workspace than the budget", "Predicting one sample takes {0} bytes of workspace, more than the budget of {1}; the largest outputs are those of {2}");

    public static readonly DiagnosticDescriptor TooMuchTrainingWorkspace = Error(
        "NETGEN4004",
        "More workspace in training than the budget",
        "Training on one sample takes {0} bytes of workspace, more than the budget of {1}; the largest outputs are those of {2}");

    private static DiagnosticDescriptor[] Budgets => [TooManyParameters, TooManyMultiplyAdds, TooMuchWorkspace, TooMuchTrainingWorkspace];
}

using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>NETGEN1xxx: what is wrong with a declaration whatever the shapes are.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "NETGEN1001", "A network's class must be partial", "The class '{0}' must be partial, so that its generated part can be added");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "NETGEN1002", "A type around a network must be partial", "The type '{0}' around the network '{1}' must be partial, so that the generated part can be added");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "NETGEN1003", "A network must be a plain class", "A network must be a class that is neither static, abstract, generic, local to its file nor a record, but '{0}' is {1}");

    public static readonly DiagnosticDescriptor SplitDeclaration = Error(
        "NETGEN1004", "Layers stand on two parts of a class", "The layers of '{0}' stand on {1} parts of the class, and parts have no order: move them all to one part");

    public static readonly DiagnosticDescriptor MissingInput = Error(
        "NETGEN1005", "A network needs an input", "The network '{0}' has no input: add [Input(...)] with the shape of one sample, such as [Input(28, 28, 1)]");

    public static readonly DiagnosticDescriptor MisplacedInput = Error(
        "NETGEN1006", "Inputs come first", "Every [Input] stands before the layers");

    public static readonly DiagnosticDescriptor NoLayers = Error(
        "NETGEN1007", "A network needs layers", "The network '{0}' has no layers: add at least one, such as [Dense(10)]");

    public static readonly DiagnosticDescriptor UnknownFrom = Error(
        "NETGEN1008", "No such layer", "No earlier layer is named '{0}'; {1}");

    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "NETGEN1009", "Two layers share a name", "The name '{0}' is taken by an earlier layer of this network");

    public static readonly DiagnosticDescriptor BadArgument = Error(
        "NETGEN1010", "An argument is out of range", "{0} of {1} must be {2}, but is {3}");

    public static readonly DiagnosticDescriptor ConflictingArguments = Error(
        "NETGEN1011", "Two arguments contradict each other", "{0} cannot have both {1} and {2}: {3}");

    public static readonly DiagnosticDescriptor BadName = Error(
        "NETGEN1012", "A name is not usable", "The name '{0}' must start with a letter and hold only letters, digits and underscores, since it becomes part of parameter names");

    public static readonly DiagnosticDescriptor CannotShare = Error(
        "NETGEN1013", "Weights cannot be shared", "{0} cannot use the weights of {1}: {2}");

    public static readonly DiagnosticDescriptor BlockWithoutSource = Error(
        "NETGEN1014", "A block from another assembly", "The block '{0}' stands in the assembly '{1}', which holds no source to read its layers from: move it to the project of the network");

    public static readonly DiagnosticDescriptor RecursiveBlock = Error(
        "NETGEN1015", "A block uses itself", "The block '{0}' uses itself: {1}");

    public static readonly DiagnosticDescriptor TooManyLayers = Error(
        "NETGEN1016", "Blocks stand for too many layers", "The blocks of '{0}' up to this one stand for more than {1} layers");

    public static readonly DiagnosticDescriptor UnusableBlock = Error(
        "NETGEN1017", "A block cannot be used", "The block '{0}' cannot be used: {1}");

    public static readonly DiagnosticDescriptor NoConstantValue = Error(
        "NETGEN1018", "An expression in a block has no value", "'{0}' has no value in {1}: {2}");

    public static readonly DiagnosticDescriptor UnusableMethod = Error(
        "NETGEN1019", "A method cannot be compiled into a network", "The method '{0}' cannot be compiled into the network: {1}");

    public static readonly DiagnosticDescriptor OutsideCell = Error(
        "NETGEN1020", "A state outside a recurrent cell", "{0} says what a step of a loop does, so it stands only on the class of a recurrent cell, which derives from RecurrentCellAttribute");

    private static DiagnosticDescriptor[] Declarations =>
    [
        NotPartial, ContainerNotPartial, UnsupportedType, SplitDeclaration, MissingInput, MisplacedInput, NoLayers, UnknownFrom,
        DuplicateName, BadArgument, ConflictingArguments, BadName, CannotShare, BlockWithoutSource, RecursiveBlock, TooManyLayers,
        UnusableBlock, NoConstantValue, UnusableMethod, OutsideCell,
    ];
}

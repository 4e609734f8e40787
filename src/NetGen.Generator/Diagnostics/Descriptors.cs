using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic the generator and the analyzer report: 1xxx declarations, 2xxx shapes, 3xxx training.</summary>
internal static class Descriptors
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

    public static readonly DiagnosticDescriptor WrongRank = Error(
        "NETGEN2001", "A layer does not fit the shape before it", "{0} needs an input of {1}, but gets {2}{3}");

    public static readonly DiagnosticDescriptor KernelTooLarge = Error(
        "NETGEN2002", "A kernel is larger than its input", "The kernel of {0} spans {1} in {2}, but its input, {3}, has only {4}; use a smaller kernel or Padding.Same");

    public static readonly DiagnosticDescriptor DenseOnMap = Error(
        "NETGEN2003", "Dense on a map", "Dense works on a vector or on the last axis of a sequence, but gets a map of {0}: put [Flatten] before it, which gives {1}");

    public static readonly DiagnosticDescriptor PoolTooLarge = Error(
        "NETGEN2004", "A pool is larger than its input", "The window of {0} spans {1} in {2}, but its input, {3}, has only {4}, so nothing would be left; use a smaller pool or Padding.Same");

    public static readonly DiagnosticDescriptor ReshapeMismatch = Error(
        "NETGEN2005", "A reshape changes the number of elements", "{0} elements ({1}) cannot take the shape {2}");

    public static readonly DiagnosticDescriptor LossMismatch = Error(
        "NETGEN2006", "A loss does not fit the output", "{0} needs {1}, but the network's output is {2}{3}");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "NETGEN2007", "A tensor is too large", "{0} would have {1} elements, more than the {2} that one tensor may hold");

    public static readonly DiagnosticDescriptor ChannelMismatch = Error(
        "NETGEN2008", "Channels do not divide into groups", "{0} splits {1} {2} into {3} groups, which leaves a remainder");

    public static readonly DiagnosticDescriptor ChannelsFirst = Error(
        "NETGEN2009", "Channels stand first inside a network", "{0} works channels-last, as every layer does: DataFormat.ChannelsFirst is accepted on the input alone, where samples are converted once");

    public static readonly DiagnosticDescriptor StateMismatch = Error(
        "NETGEN2011", "An initial state does not fit", "{0} begins with {1}, but {2} gives {3}");

    public static readonly DiagnosticDescriptor MaskRefused = Error(
        "NETGEN2013", "A layer cannot take a mask", "{0} cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can");

    public static readonly DiagnosticDescriptor NotIndices = Error(
        "NETGEN2014", "An embedding reads no whole numbers", "{0} looks up whole numbers, so it must stand right behind an [Input] with Type = InputType.Integer");

    public static readonly DiagnosticDescriptor MergeMismatch = Error(
        "NETGEN2010", "Tensors do not fit together", "{0} joins {1}, which need {2}");

    public static readonly DiagnosticDescriptor NothingLeft = Error(
        "NETGEN2012", "A layer cuts off all that there is", "{0} cuts off {1} in {2}, but {3} has only {4}, so nothing would be left; cut off at most {5}");

    public static readonly DiagnosticDescriptor NoSamples = Error(
        "NETGEN2015", "A result has nothing to do with samples", "'{0}' follows from weights alone, so it is the same whatever the input is: join the input to it, such as with [MatMul] or [Add]");

    public static readonly DiagnosticDescriptor CannotAssign = Error(
        "NETGEN2016", "A weight cannot be assigned", "{0} cannot replace '{1}': {2}");

    public static readonly DiagnosticDescriptor SliceTooLong = Error(
        "NETGEN2017", "A slice reaches beyond its input", "{0} takes {1} of axis {2}, but {3} has only {4} there");

    public static readonly DiagnosticDescriptor CannotStep = Error(
        "NETGEN2018", "A state cannot take a value", "{0} cannot give '{1}' its next value: {2}");

    public static readonly DiagnosticDescriptor MissingNextState = Error(
        "NETGEN2019", "A state has no next value", "The state '{0}' of {1} is never given a next value: put [NextState(\"{0}\")] behind the layer that computes it");

    public static readonly DiagnosticDescriptor UnusableInCell = Error(
        "NETGEN2020", "A layer cannot stand in a recurrent cell", "{0} cannot stand in a recurrent cell, whose steps cannot have {1} of their own");

    /// <summary>All of them, in order of their IDs.</summary>
    public static readonly DiagnosticDescriptor[] All =
    [
        NotPartial, ContainerNotPartial, UnsupportedType, SplitDeclaration, MissingInput, MisplacedInput, NoLayers, UnknownFrom,
        DuplicateName, BadArgument, ConflictingArguments, BadName, CannotShare, BlockWithoutSource, RecursiveBlock, TooManyLayers,
        UnusableBlock, NoConstantValue, UnusableMethod, OutsideCell, WrongRank, KernelTooLarge, DenseOnMap, PoolTooLarge, ReshapeMismatch, LossMismatch, TooLarge,
        ChannelMismatch, ChannelsFirst, MergeMismatch, StateMismatch, NothingLeft, MaskRefused, NotIndices, NoSamples, CannotAssign, SliceTooLong,
        CannotStep, MissingNextState, UnusableInCell,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(d => d.Id == id);

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, "NetGen", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"https://github.com/netgen/netgen/blob/main/docs/diagnostics/{id}.md");
}

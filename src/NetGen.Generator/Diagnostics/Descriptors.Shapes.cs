using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>NETGEN2xxx: shapes that do not fit.</content>
internal static partial class Descriptors
{
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

    public static readonly DiagnosticDescriptor MergeMismatch = Error(
        "NETGEN2010", "Tensors do not fit together", "{0} joins {1}, which need {2}");

    public static readonly DiagnosticDescriptor StateMismatch = Error(
        "NETGEN2011", "An initial state does not fit", "{0} begins with {1}, but {2} gives {3}");

    public static readonly DiagnosticDescriptor NothingLeft = Error(
        "NETGEN2012", "A layer cuts off all that there is", "{0} cuts off {1} in {2}, but {3} has only {4}, so nothing would be left; cut off at most {5}");

    public static readonly DiagnosticDescriptor MaskRefused = Error(
        "NETGEN2013", "A layer cannot take a mask", "{0} cannot leave out the steps that the mask of its input leaves out; a recurrent layer or attention can");

    public static readonly DiagnosticDescriptor NotIndices = Error(
        "NETGEN2014", "An embedding reads no whole numbers", "{0} looks up whole numbers, so it must stand right behind an [Input] with Type = InputType.Integer");

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

    private static DiagnosticDescriptor[] Shapes =>
    [
        WrongRank, KernelTooLarge, DenseOnMap, PoolTooLarge, ReshapeMismatch, LossMismatch, TooLarge, ChannelMismatch, ChannelsFirst,
        MergeMismatch, StateMismatch, NothingLeft, MaskRefused, NotIndices, NoSamples, CannotAssign, SliceTooLong, CannotStep,
        MissingNextState, UnusableInCell,
    ];
}

using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes the constructor of a network: its engine, and what its weights begin with.</summary>
internal static class ConstructorWriter
{
    /// <summary>Parameters that begin alike are written together from this number on.</summary>
    private const int Many = 8;

    public static void Write(CodeWriter writer, CompiledNetwork network, string e)
    {
        string programs = string.Join(", ", network.Plans.Select(p => $"{char.ToLowerInvariant(p.Name[0])}{p.Name.Substring(1)}: {p.Name}Program.Instance"));
        string inputs = Indices("inputIndices", network.Lowered.Inputs, "Inputs");
        string targets = Indices("targetIndices", network.Lowered.Losses.Select(l => l.Target), "Labels");
        writer.Line($"_engine = new NetworkEngine<{e}>(seed, ParameterLength, ParameterTable, {programs}{inputs}{targets});");
        writer.Line($"Span<{e}> weights = _engine.Weights;");
        IReadOnlyList<Parameter> parameters = network.Inference!.Program.Parameters;
        var constants = parameters.Select((p, i) => (Parameter: p, Index: i)).Where(p => IsPlainConstant(p.Parameter)).ToLookup(p => p.Parameter.Initialization.Arguments);
        if (parameters.Any(IsZero))
        {
            writer.Line();
            writer.Line("// What is not named here begins at zero.");
        }

        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter p = parameters[i];
            if (IsZero(p) || (IsPlainConstant(p) && constants[p.Initialization.Arguments].Count() >= Many))
            {
                continue;
            }

            string seed = p.Initialization.IsRandom ? $", seed, {i}" : string.Empty;
            writer.Line($"Initializers.{p.Initialization.Method}(weights.Slice({p.Offset}, {p.Shape.Size}), {p.Initialization.Arguments}{seed}); // {p.Name}");
            if (p.OneMore.Length > 0)
            {
                writer.Line($"Initializers.AddOne(weights.Slice({p.Offset + p.OneMore.Start}, {p.OneMore.Length})); // the forget gate of {p.Name}");
            }
        }

        foreach (IGrouping<string, (Parameter Parameter, int Index)> group in constants.Where(g => g.Key != "0" && g.Count() >= Many))
        {
            WriteGroup(writer, group.Key, [.. group.Select(p => p.Index)]);
        }
    }

    /// <summary>The elements of all weights together, with the gaps between parameters.</summary>
    public static long LengthOf(IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count == 0)
        {
            return 0;
        }

        Parameter last = parameters[parameters.Count - 1];
        return (last.Offset + last.Shape.Size + 15) / 16 * 16;
    }

    /// <summary>Whether a parameter is what fresh memory is.</summary>
    private static bool IsZero(Parameter parameter) => IsPlainConstant(parameter) && parameter.Initialization.Arguments == "0";

    private static bool IsPlainConstant(Parameter parameter) => parameter.Initialization.Method == nameof(Initializer.Constant) && parameter.OneMore.Length == 0;

    /// <summary>Writes what fills many parameters with one number, by their places in the parameter table.</summary>
    private static void WriteGroup(CodeWriter writer, string value, int[] indices)
    {
        const int InALine = 20;
        writer.Line();
        writer.Line($"// These entries of the parameter table begin at {value}:");
        writer.Line("foreach (int entry in (ReadOnlySpan<int>)[");
        for (int i = 0; i < indices.Length; i += InALine)
        {
            writer.Line($"    {string.Join(", ", indices.Skip(i).Take(InALine))},");
        }

        writer.Line("])");
        using (writer.Block())
        {
            writer.Line($"Initializers.Constant(ParameterTable[entry].SliceOf(weights), {value});");
        }
    }

    /// <summary>What of the rows must be whole numbers, as an argument.</summary>
    private static string Indices(string argument, IEnumerable<PortInfo> ports, string what)
    {
        string ranges = string.Join(", ", ports
            .Where(p => p.IndexLimit > 0)
            .Select(p => $"new(\"{(p.Name is "input" or "output" ? what : $"{what} of {p.Name}")}\", {p.Offset}, {p.Shape.Size}, {p.IndexLimit}{(p.IgnoredIndex == int.MinValue ? string.Empty : $", {p.IgnoredIndex}")})"));
        return ranges.Length == 0 ? string.Empty : $", {argument}: [{ranges}]";
    }
}

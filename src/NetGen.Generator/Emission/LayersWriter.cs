using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes the nested class that holds a handle for each layer, so that IntelliSense lists the network.</summary>
internal sealed class LayersWriter(CodeWriter writer, IReadOnlyList<Parameter> parameters)
{
    public static void Write(CodeWriter writer, CompiledNetwork network) =>
        new LayersWriter(writer, network.Inference?.Program.Parameters ?? []).Write(LayerTree.Of(network.Lowered.Layers), "The layers of the network, by name.");

    private void Write(LayerTree tree, string summary)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Block($"public static class {tree.Name}"))
        {
            for (int i = 0; i < tree.Members.Count; i++)
            {
                (string name, LayerInfo? layer, LayerTree? block) = tree.Members[i];
                if (i > 0)
                {
                    writer.Line();
                }

                if (layer is not null)
                {
                    Write(name, layer);
                }
                else
                {
                    Write(block!, $"The layers of {block!.Path}.");
                }
            }
        }
    }

    private void Write(string name, LayerInfo layer)
    {
        int first = 0, count = 0;
        string owner = layer.SharedWith ?? layer.Name;
        while (first < parameters.Count && !IsOf(parameters[first]))
        {
            first++;
        }

        while (first + count < parameters.Count && IsOf(parameters[first + count]))
        {
            count++;
        }

        string table = count == 0 ? string.Empty : $", ParameterTable, {first}, {count}";
        string work = layer.MultiplyAdds == 0 && count == 0 ? string.Empty : $", {layer.MultiplyAdds}";
        writer.Line($"/// <summary>{Describe(layer, [.. parameters.Skip(first).Take(count)])}</summary>");
        writer.Line($"public static readonly LayerInfo {name} = new(\"{layer.Name}\", \"{layer.Kind}\", [{string.Join(", ", layer.Shape.Sizes)}]{work}{table});");

        bool IsOf(Parameter parameter) =>
            parameter.Name.StartsWith(owner, StringComparison.Ordinal) && (parameter.Name.Length == owner.Length || parameter.Name[owner.Length] == '.');
    }

    /// <summary>Kind, shapes, parameters and work, as a hover shows them.</summary>
    private static string Describe(LayerInfo layer, Parameter[] own)
    {
        string inputs = string.Join(" and ", layer.Inputs.Select(i => i.ToString()).Distinct());
        string shapes = inputs.Length == 0 || (layer.Inputs.Count == 1 && layer.Inputs[0].Equals(layer.Shape)) ? layer.Shape.ToString() : $"{inputs} → {layer.Shape}";
        string text = $"{NodeText.Escape(DeclarationText.Of(layer.Declaration))}: {shapes}";
        if (own.Length > 0)
        {
            // Names without the layer's, which stands above.
            string names = string.Join(", ", own.Select(p => $"{p.Name.Substring(p.Name.LastIndexOf('.') + 1)} {p.Shape}"));
            string whose = layer.SharedWith is null ? string.Empty : $" of {layer.SharedWith}";
            text += $"; {SummaryTable.Number(own.Sum(p => (long)p.Shape.Size))} parameters{whose} ({names})";
        }

        return layer.MultiplyAdds == 0 ? $"{text}." : $"{text}; {SummaryTable.Number(layer.MultiplyAdds)} multiply-adds.";
    }
}

using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Operators;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Emission;

/// <summary>Writes overloads with one named span for each input, output and target, for networks that have several.</summary>
internal sealed class PortWriter
{
    private readonly CodeWriter _writer;
    private readonly string _element;
    private readonly string _target;
    private readonly Port[] _inputs;
    private readonly Port[] _outputs;
    private readonly Port[] _targets;

    private PortWriter(CodeWriter writer, CompiledNetwork network, string element, string? target)
    {
        _writer = writer;
        _element = element;
        _target = target ?? element;
        var taken = new HashSet<string>(StringComparer.Ordinal) { "samples", "optimizer", "sampleWeights", "rows", "loss" };
        LoweredNetwork lowered = network.Lowered;
        _inputs = [.. lowered.Inputs.Select(p => Create(p, lowered.Inputs.Count == 1 ? "x" : p.Name, element, "Input"))];
        _outputs = [.. lowered.Outputs.Select(p => Create(p, lowered.Outputs.Count == 1 ? "y" : p.Name, element, "Output"))];
        _targets = [.. lowered.Losses.Select(l => Create(
            l.Target, lowered.Losses.Count == 1 ? "target" : l.Target.Name + "Target", l.TargetKind == TargetKind.ClassIndex ? "int" : element, "Target"))];

        Port Create(PortInfo port, string name, string type, string suffix)
        {
            string identifier = name.Replace('.', '_');
            identifier = char.ToLowerInvariant(identifier[0]) + identifier.Substring(1);
            string unique = taken.Contains(identifier) ? identifier + suffix : identifier;
            for (int i = 2; !taken.Add(unique); i++)
            {
                unique = identifier + suffix + i;
            }

            bool isKeyword = SyntaxFacts.GetKeywordKind(unique) != SyntaxKind.None;
            return new Port(isKeyword ? "@" + unique : unique, type, port.Offset, port.Shape.Size, port.Shape.ToString());
        }
    }

    public static void Write(CodeWriter writer, CompiledNetwork network, string element, string? target)
    {
        var ports = new PortWriter(writer, network, element, target);
        if (ports._inputs.Length > 1 || ports._outputs.Length > 1)
        {
            writer.Line();
            ports.WritePredict();
        }

        if (target is not null && (ports._inputs.Length > 1 || ports._targets.Length > 1))
        {
            writer.Line();
            ports.WriteTraining("ForwardBackward", string.Empty, "The loss over a batch, penalties included; leaves its gradient in <see cref=\"Gradients\"/> and changes nothing else.", string.Empty);
            writer.Line();
            ports.WriteTraining("TrainBatch", "global::NetGen.IOptimizer optimizer, ", "One training step.", ", optimizer, default, sampleWeights");
        }
    }

    private void WritePredict()
    {
        _writer.Line("/// <summary>Runs the network on any number of samples; safe from many threads at once.</summary>");
        Document(_inputs, "Samples, flat rows of");
        Document(_outputs, "Receives one row for each sample:");
        string parameters = string.Join(", ", _inputs.Select(p => $"ReadOnlySpan<{p.Type}> {p.Name}").Concat(_outputs.Select(p => $"Span<{p.Type}> {p.Name}")));
        using (_writer.Block($"public void Predict({parameters})"))
        {
            WriteInputs();
            _writer.Line($"using var rows = new PackedRows<{_element}>(samples, OutputSize);");
            foreach (Port port in _outputs)
            {
                _writer.Line($"rows.Check({port.Name}.Length, {port.Size}, nameof({port.Name}));");
            }

            _writer.Line("_engine.Predict(inputRows.Rows, rows.Rows);");
            foreach (Port port in _outputs)
            {
                _writer.Line($"rows.Read({port.Name}, {port.Offset}, {port.Size});");
            }
        }
    }

    private void WriteTraining(string method, string optimizer, string summary, string arguments)
    {
        _writer.Line($"/// <summary>{summary}</summary>");
        Document(_inputs, "Samples, flat rows of");
        Document(_targets, "Targets, flat rows of");
        string weights = string.Empty;
        if (optimizer.Length > 0)
        {
            _writer.Line("/// <param name=\"optimizer\">Applies the gradient.</param>");
            _writer.Line("/// <param name=\"sampleWeights\">What each sample's loss is multiplied by; 1 where the span is empty.</param>");
            weights = $", {optimizer}ReadOnlySpan<{_element}> sampleWeights = default";
        }

        string parameters = string.Join(", ", _inputs.Concat(_targets).Select(p => $"ReadOnlySpan<{p.Type}> {p.Name}"));
        using (_writer.Block($"public {_element} {method}({parameters}{weights})"))
        {
            WriteInputs();
            int size = _targets.Sum(t => t.Size);
            _writer.Line($"using var targetRows = new PackedRows<{_target}>(samples, {size});");
            foreach (Port port in _targets)
            {
                _writer.Line($"targetRows.Write<{port.Type}>({port.Name}, {port.Offset}, {port.Size}, nameof({port.Name}));");
            }

            _writer.Line($"return {method}(inputRows.Rows, targetRows.Rows{arguments});");
        }
    }

    private void WriteInputs()
    {
        Port first = _inputs[0];
        _writer.Line($"int samples = PackedRows<{_element}>.Count({first.Name}.Length, {first.Size}, nameof({first.Name}));");
        _writer.Line($"using var inputRows = new PackedRows<{_element}>(samples, InputSize);");
        foreach (Port port in _inputs)
        {
            _writer.Line($"inputRows.Write<{port.Type}>({port.Name}, {port.Offset}, {port.Size}, nameof({port.Name}));");
        }
    }

    private void Document(IEnumerable<Port> ports, string what)
    {
        foreach (Port port in ports)
        {
            _writer.Line($"/// <param name=\"{port.Name.TrimStart('@')}\">{what} {port.Shape}.</param>");
        }
    }

    /// <summary>A parameter of an overload.</summary>
    private sealed record Port(string Name, string Type, int Offset, int Size, string Shape);
}

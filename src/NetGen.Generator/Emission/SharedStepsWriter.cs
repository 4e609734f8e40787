using System.Text.RegularExpressions;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>
/// Writes the steps of a forward pass that several threads may run together: a method for each layer, which one thread calls for all of
/// its samples, and several call for a part each.
/// </summary>
internal sealed class SharedStepsWriter
{
    /// <summary>What methods may take, in order.</summary>
    private static readonly string[] Places = ["weights", "constants", "input", "arena", "scratch"];

    private readonly CodeWriter _writer;
    private readonly string _element;
    private readonly List<List<StepMethod>> _steps = [];
    private readonly Dictionary<Node, StepMethod> _methods = [];

    private SharedStepsWriter(CodeWriter writer, ExecutionPlan plan, KernelLibrary library, IReadOnlyList<SharedStep> steps)
    {
        _writer = writer;
        _element = library.Element;
        Dictionary<Node, SampleSegment> segments = plan.Segments.SelectMany(s => s.Nodes.Select(n => (n, s))).ToDictionary(p => p.n, p => p.s);
        var taken = new HashSet<string>(StringComparer.Ordinal) { "RunShared" };
        foreach (SharedStep shared in steps)
        {
            _steps.Add([]);
            foreach (List<PlannedStep> layer in ByLayer(shared.Steps, segments))
            {
                SampleRange range = segments[layer[0].Node].Group < plan.Chunk ? SampleRange.Group : SampleRange.Whole;
                var body = new CodeWriter();
                new StepsWriter(body, plan, library).WriteBody(layer, range with { Scratch = "scratch", Share = shared.IsShared ? "share" : range.Share });
                var method = new StepMethod(Unique(layer, taken), layer, body.ToString().TrimEnd('\n'), range, shared.IsShared);
                _steps[_steps.Count - 1].Add(method);
                foreach (PlannedStep step in layer)
                {
                    _methods[step.Node] = method;
                }
            }
        }
    }

    /// <summary>A writer, or null where threads share no steps.</summary>
    public static SharedStepsWriter? Create(CodeWriter writer, ExecutionPlan plan, KernelLibrary library) =>
        SharedStep.Of(plan, library) is { Count: > 0 } steps ? new SharedStepsWriter(writer, plan, library, steps) : null;

    /// <summary>Writes the calls by which one thread runs steps.</summary>
    public void WriteCalls(IEnumerable<PlannedStep> steps, SampleRange range)
    {
        foreach (StepMethod method in steps.Select(s => _methods[s.Node]).Distinct())
        {
            _writer.Line(Call(method, range.Start ?? "0", range.Count, "arena", "default"));
        }
    }

    /// <summary>Writes the method by which several threads run one step, and those that it and <c>Run</c> call.</summary>
    public void Write()
    {
        _writer.Line();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block(
            $"public override void RunShared(int step, WorkShare share, {string.Join(", ", Places.Select(p => $"ref {_element} {p}"))}, int samples, in PassContext context)"))
        using (_writer.Block("switch (step)"))
        {
            for (int i = 0; i < _steps.Count; i++)
            {
                string[] calls = [.. _steps[i].Select(m => Call(m, "0", "samples", "scratch", "share"))];
                _writer.Line(calls.Length == 1 ? $"case {i}: {calls[0]} break;" : $"case {i}:\n    {string.Join("\n    ", calls)}\n    break;");
            }
        }

        foreach (StepMethod method in _steps.SelectMany(s => s))
        {
            _writer.Line();
            _writer.Line($"/// <summary>{method.Summary}</summary>");
            string header = $"private static void {method.Name}({Parameters(method)})";
            if (!method.Body.Contains('\n'))
            {
                _writer.Line($"{header} =>\n    {method.Body}");
                continue;
            }

            using (_writer.Block(header))
            {
                _writer.Line(method.Body);
            }
        }
    }

    /// <summary>Steps of one layer that follow one another, and those of one loop.</summary>
    private static IEnumerable<List<PlannedStep>> ByLayer(IReadOnlyList<PlannedStep> steps, Dictionary<Node, SampleSegment> segments)
    {
        var layer = new List<PlannedStep>();
        foreach (PlannedStep step in steps)
        {
            if (layer.Count > 0 && KeyOf(layer[0].Node) != KeyOf(step.Node))
            {
                yield return layer;
                layer = [];
            }

            layer.Add(step);
        }

        yield return layer;

        (SampleSegment Segment, Loop? Loop, string? Layer) KeyOf(Node node) => (segments[node], node.Loop, node.Loop is null ? NodeText.LayerOf(node) : null);
    }

    private static string Unique(List<PlannedStep> layer, HashSet<string> taken)
    {
        Node first = layer[0].Node;
        string name = "Run" + NodeText.MethodName(NodeText.LayerOf(first));
        name = taken.Contains(name) ? "Run" + NodeText.MethodName(first.Label) : name;
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }

    private string Parameters(StepMethod method)
    {
        IEnumerable<string> parameters = Places.Where(method.Uses).Select(p => $"ref {_element} {p}");
        parameters = method.UsesStart ? [.. parameters, $"int {method.Range.Start}", $"int {method.Range.Count}"] : [.. parameters, $"int {method.Range.Count}"];
        parameters = method.IsShared ? parameters.Append("WorkShare share") : parameters;
        return string.Join(", ", method.Uses("context") ? parameters.Append("in PassContext context") : parameters);
    }

    private static string Call(StepMethod method, string start, string count, string scratch, string share)
    {
        IEnumerable<string> arguments = Places.Where(method.Uses).Select(p => $"ref {(p == "scratch" ? scratch : p)}");
        arguments = method.UsesStart ? [.. arguments, start, count] : [.. arguments, count];
        arguments = method.IsShared ? arguments.Append(share) : arguments;
        return $"{method.Name}({string.Join(", ", method.Uses("context") ? arguments.Append("context") : arguments)});";
    }

    /// <summary>A method that runs some steps of a layer.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Steps">The steps.</param>
    /// <param name="Body">Its statements.</param>
    /// <param name="Range">How it names its samples.</param>
    /// <param name="IsShared">Whether a thread may take a part.</param>
    private sealed record StepMethod(string Name, List<PlannedStep> Steps, string Body, SampleRange Range, bool IsShared)
    {
        private readonly HashSet<string> _words =
        [
            .. Body.Split('\n')
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Regex.Matches(line, @"\w+").Cast<Match>().Select(m => m.Value)),
        ];

        /// <summary>The layer, and what of it is computed.</summary>
        public string Summary
        {
            get
            {
                if (Steps.Count == 1)
                {
                    Node node = Steps[0].Node;
                    return $"{NodeText.Summary(node)} {NodeText.Escape(NodeText.Reads(node))}".TrimEnd();
                }

                string layer = NodeText.LayerOf(Steps[0].Node);
                IEnumerable<string> roles = Steps
                    .Where(s => s.Node.Label.StartsWith(layer, StringComparison.Ordinal))
                    .Select(s => s.Node.Label.Substring(layer.Length).TrimStart(',', ':', ' '))
                    .Where(r => r.Length > 0)
                    .Distinct();
                string work = string.Join("; ", roles);
                return NodeText.Escape(work.Length == 0 ? $"{layer}." : $"{layer}: {work}.");
            }
        }

        public bool UsesStart => Range.Start is { } start && Uses(start);

        /// <summary>Whether the statements read a name.</summary>
        public bool Uses(string name) => _words.Contains(name);
    }
}

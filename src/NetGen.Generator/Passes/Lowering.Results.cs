using NetGen.Generator.Diagnostics;
using NetGen.Generator.Linting;
using NetGen.Generator.Operators;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Passes;

/// <summary>What a network gives: its outputs, and the loss over its targets.</summary>
internal sealed partial class Lowering
{
    /// <summary>Finds what the losses of a scope judge, whose layers are all known now.</summary>
    private void Close(LayerScope scope)
    {
        foreach (DeclarationSpec declaration in scope.Losses)
        {
            LossOperator lossOperator = OperatorRegistry.FindLoss(declaration.Kind)!;
            LossAttribute loss = lossOperator.Materialize(declaration);
            _builder.Enter(declaration, declaration.Kind, isInBlock: scope.IsBlock);
            Value? judged = loss.From is not null ? Find(scope, loss.From, nameof(loss.From)) : _hasLayers ? scope.Current : null;
            _graph.Judge(new GraphLoss(declaration, lossOperator, loss, judged?.Layer, scope.IsBlock));
            judged = AsResult(judged, loss.From ?? "output", declaration.Source, loss.From is null || scope.IsBlock ? null : nameof(loss.From));
            _losses.Add(new JudgedOutput(loss.From is null ? "output" : scope.PathOf(loss.From), judged, declaration, lossOperator, loss, scope.IsBlock));
        }
    }

    /// <summary>A value as each sample has it, which is how results are given; one that follows from weights alone is an error.</summary>
    private Value? AsResult(Value? value, string name, int declaration, string? argument)
    {
        if (value is not { Node: { Scope: Scope.Step } node })
        {
            return value;
        }

        if (Ancestors([], node).Any(n => n.Scope == Scope.Sample))
        {
            return value with { Node = _builder.PerSample(node) };
        }

        // The output without a name is what the loss without one judges, of which it is said once.
        if (declaration >= 0 || !_builder.Findings.Any(f => f.DescriptorId == Descriptors.NoSamples.Id))
        {
            _builder.Findings.Add(Finding.At(Descriptors.NoSamples, declaration, argument, name));
        }

        return null;
    }

    private NetworkOutputs CollectOutputs(LayerScope network)
    {
        var outputs = new List<(string Name, Value? Value)>();
        foreach ((DeclarationSpec declaration, OutputAttribute output) in _outputs)
        {
            _builder.Enter(declaration, declaration.Kind);
            if (output.Layer is null)
            {
                _builder.Require(false, nameof(output.Layer), "the name of a layer", "null");
                continue;
            }

            Value? given = Find(network, output.Layer, nameof(output.Layer));
            _graph.AddOutput(given?.Layer);
            outputs.Add((output.Layer, AsResult(given, output.Layer, declaration.Source, nameof(output.Layer))));
        }

        if (outputs.Count == 0 && _losses.Count > 1)
        {
            outputs.AddRange(_losses.GroupBy(l => l.Judged?.Node).Select(g => (g.First().Name, g.First().Judged)));
            _graph.Losses.Select(l => l.Judged).ToList().ForEach(_graph.AddOutput);
        }

        if (outputs.Count == 0)
        {
            _graph.AddOutput(network.Current?.Layer);
            outputs.Add(("output", _hasLayers ? AsResult(network.Current, "output", -1, null) : null));
        }

        return NetworkOutputs.Join(outputs);
    }

    /// <summary>The sum of all losses and penalties over one flat row of targets.</summary>
    private (Source? Target, Node? Loss, List<LossSummary> Summaries) BuildLosses()
    {
        JudgedOutput[] known = [.. _losses.Where(l => l.Judged is not null)];
        TensorShape[] shapes = [.. known.Select(l => l.Operator.TargetShape(l.Loss, l.Judged!.Node.Shape))];
        Source? row = known.Length == 0
            ? null
            : new Source(SourceKind.Target, Scope.Sample, shapes.Length == 1 ? shapes[0] : new TensorShape(shapes.Sum(s => s.Size))) { Label = "target" };
        var summaries = new List<LossSummary>();
        Node? total = null;
        int offset = 0;
        foreach (JudgedOutput loss in _losses)
        {
            if (loss.Judged is not { } judged)
            {
                // Only its arguments can be checked.
                var probe = new LayerBuilder(_builder.IsTraining);
                probe.Enter(loss.Declaration, loss.Declaration.Kind, isInBlock: loss.IsInBlock);
                var output = new Source(SourceKind.Input, Scope.Sample, Probes[1]);
                loss.Operator.Build(loss.Loss, output, new Source(SourceKind.Target, Scope.Sample, loss.Operator.TargetShape(loss.Loss, output.Shape)), probe);
                AddFrom(probe);
            }
            else
            {
                TensorShape shape = shapes[summaries.Count];
                Node target = known.Length == 1 ? row! : Views.Reshape(Views.Slice(row!, 0, offset, shape.Size), shape);
                _builder.Enter(loss.Declaration, loss.Declaration.Kind, isInBlock: loss.IsInBlock);
                _builder.JudgedMask = _builder.MaskOf(judged.Node);
                Node? value = loss.Operator.Build(loss.Loss, judged.Node, target, _builder);
                summaries.Add(new LossSummary(
                    loss.Operator.Kind,
                    loss.Operator.TargetKind,
                    loss.Operator.ReadsLogits(loss.Loss),
                    loss.Loss.Reduction == Reduction.Sum,
                    new PortInfo(loss.Name, shape, offset, loss.Operator.ClassesOf(judged.Node.Shape), loss.Operator.IgnoredLabel(loss.Loss))));
                offset += shape.Size;
                total = total is null || value is null ? value ?? total : Sum(total, value, "sum of the losses");
            }

            _builder.RequireKnownValues(loss.Loss);
        }

        return (row, total is null ? null : _builder.Penalties.Aggregate(total, (sum, penalty) => Sum(sum, penalty, "with penalties")), summaries);

        static Node Sum(Node a, Node b, string role) => new Map(Expression.In(0) + Expression.In(1), a.Shape, a, b) { Label = $"loss, {role}" };
    }

    private static long MultiplyAddsBetween(IEnumerable<Node> inputs, Node output) =>
        Ancestors(inputs, output).Sum(n => n is Contraction { B: not null } c ? c.NominalMultiplyAdds * (c.Loop?.Steps ?? 1) : 0);

    /// <summary>A node and all that it is computed from, up to some inputs.</summary>
    private static IEnumerable<Node> Ancestors(IEnumerable<Node> inputs, Node output)
    {
        var seen = new HashSet<Node>(inputs);
        var open = new Stack<Node>([output]);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (seen.Add(node))
            {
                yield return node;

                // A state begins with what another layer has computed.
                foreach (Node next in node is LoopState ? [] : node.Inputs)
                {
                    open.Push(next);
                }
            }
        }
    }

    /// <summary>A loss and what it judges.</summary>
    private sealed record JudgedOutput(string Name, Value? Judged, DeclarationSpec Declaration, LossOperator Operator, LossAttribute Loss, bool IsInBlock);
}

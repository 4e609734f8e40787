using NetGen.Generator.Operators;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Emission;

/// <summary>Writes the members by which a network is trained and judged.</summary>
internal static class TrainingMembersWriter
{
    public static void Write(CodeWriter writer, CompiledNetwork network, string e, string target)
    {
        LossSummary? loss = network.Lowered.Losses.Count > 1
            ? network.Lowered.Losses[0] with { Kind = string.Join(" + ", network.Lowered.Losses.Select(l => l.Kind)), TargetKind = TargetKind.Values }
            : network.Lowered.Losses.FirstOrDefault();
        string info = loss is null
            ? "new(string.Empty, global::NetGen.TargetKind.Values, false, false)"
            : $"new(\"{loss.Kind}\", global::NetGen.TargetKind.{loss.TargetKind}, {SurfaceWriter.Bool(loss.FromLogits)}, {SurfaceWriter.Bool(loss.IsSum)})";
        writer.Line($$"""
            /// <summary>The gradient of the loss, laid out as <see cref="Weights"/> is.</summary>
            public Span<{{e}}> Gradients => _engine.Gradients;

            /// <summary>For each entry of <see cref="ParameterTable"/>, whether training changes it in this instance.</summary>
            public ReadOnlySpan<bool> Trainable => _engine.Frozen.Trainable;

            /// <summary>Freezes parameters of this instance, or lets training change them again, for fine-tuning.</summary>
            /// <param name="name">A parameter, such as <c>conv2d_1.kernel</c>, or a layer or block for all of its parameters.</param>
            /// <param name="trainable">Whether training changes them; what is declared untrainable stays so.</param>
            /// <exception cref="System.ArgumentException">There is no such name.</exception>
            public void SetTrainable(string name, bool trainable) => _engine.Frozen.SetTrainable(name, trainable);

            /// <summary>The loss the network is trained on.</summary>
            public global::NetGen.LossInfo Loss { get; } = {{info}};

            /// <summary>The loss over a batch, penalties included; leaves its gradient in <see cref="Gradients"/> and changes nothing else.</summary>
            /// <param name="x">Samples, flat rows.</param>
            /// <param name="target">Targets, flat rows.</param>
            public {{e}} ForwardBackward(ReadOnlySpan<{{e}}> x, ReadOnlySpan<{{target}}> target) => _engine.ForwardBackward(x, target, default, default);

            /// <summary>One training step.</summary>
            /// <param name="x">Samples, flat rows.</param>
            /// <param name="target">Targets, flat rows.</param>
            /// <param name="optimizer">Applies the gradient.</param>
            /// <param name="y">Receives the outputs in training mode, one row for each sample; may be empty.</param>
            /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
            /// <returns>The loss before the step, penalties included.</returns>
            public {{e}} TrainBatch(
                ReadOnlySpan<{{e}}> x, ReadOnlySpan<{{target}}> target, global::NetGen.IOptimizer optimizer, Span<{{e}}> y = default, ReadOnlySpan<{{e}}> sampleWeights = default)
            {
                {{e}} loss = _engine.ForwardBackward(x, target, sampleWeights, y);
                optimizer.Step(this);
                _engine.Advance();
                return loss;
            }

            /// <summary>The loss over a batch, penalties included, in inference mode, and its outputs.</summary>
            /// <param name="x">Samples, flat rows.</param>
            /// <param name="target">Targets, flat rows.</param>
            /// <param name="y">Receives one row of outputs for each sample.</param>
            /// <param name="sampleWeights">What each sample's loss is multiplied by; 1 where the span is empty.</param>
            public {{e}} EvaluateBatch(ReadOnlySpan<{{e}}> x, ReadOnlySpan<{{target}}> target, Span<{{e}}> y, ReadOnlySpan<{{e}}> sampleWeights = default) =>
                _engine.Evaluate(x, target, sampleWeights, y);
            """);
    }
}

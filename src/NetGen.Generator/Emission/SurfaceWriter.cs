using System.Globalization;
using System.Text;
using NetGen.Generator.Operators;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>Writes what a user of the class sees.</summary>
internal static class SurfaceWriter
{
    public static string Header(CodeWriter writer, CompiledNetwork network)
    {
        string element = Element(network);
        string name = network.Spec.Name;
        if (network.Inference is not null)
        {
            writer.Line("/// <remarks>");
            writer.Line("/// <code>");
            foreach (string line in SummaryTable.WriteShort(network).Split('\n'))
            {
                writer.Line($"/// {line}");
            }

            writer.Line("/// </code>");
            writer.Line("/// </remarks>");
        }

        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"NetGen\", \"{GeneratedFile.Version}\")]");
        string trainable = Target(network) is { } target ? $", global::NetGen.ITrainable<{element}, {target}>" : string.Empty;
        return $" : global::NetGen.INetwork<{name}, {element}>{trainable}";
    }

    private static string Element(CompiledNetwork network) => network.Spec.Precision == Precision.Double ? "double" : "float";

    /// <summary>The type of a target's elements: whole numbers if every loss reads them.</summary>
    private static string? Target(CompiledNetwork network)
    {
        LossOperator[] losses = [.. Losses(network.Spec.Declarations)];
        return losses.Length == 0 ? null : losses.All(l => l.TargetKind == TargetKind.ClassIndex) ? "int" : Element(network);
    }

    private static IEnumerable<LossOperator> Losses(IEnumerable<DeclarationSpec> declarations) => declarations
        .SelectMany(d => d.Children is { } children ? Losses(children) : new[] { OperatorRegistry.FindLoss(d.Kind) }.OfType<LossOperator>());

    /// <summary>Writes the members; those of a network whose declaration has errors compile, so that the errors stand alone.</summary>
    public static void Write(CodeWriter writer, CompiledNetwork network, bool isValid)
    {
        string e = Element(network);
        string name = network.Spec.Name;
        TensorProgram? program = network.Inference?.Program;
        IReadOnlyList<Parameter> parameters = program?.Parameters ?? [];
        long count = parameters.Sum(p => (long)p.Shape.Size);
        const string Error = "throw new global::System.InvalidOperationException(\"The network's declaration has errors.\")";
        string input = Shape(program?.Input.Shape), output = Shape(program?.Output.Shape);
        string summary = isValid ? SummaryTable.Write(network) : string.Empty;
        writer.Line($$"""
            /// <summary>The number of parameters.</summary>
            public const int ParameterCount = {{count}};

            /// <summary>The number of parameters that training changes.</summary>
            public const int TrainableParameterCount = {{parameters.Where(p => p.IsTrainable).Sum(p => (long)p.Shape.Size)}};

            /// <summary>The elements of one input sample: {{program?.Input.Shape}}.</summary>
            public const int InputSize = {{program?.Input.Shape.Size ?? 1}};

            /// <summary>The elements of one output sample: {{program?.Output.Shape}}.</summary>
            public const int OutputSize = {{program?.Output.Shape.Size ?? 1}};

            /// <summary>Multiply-adds of one prediction of one sample.</summary>
            public const long MultiplyAdds = {{network.Lowered.Layers.Sum(l => l.MultiplyAdds)}};

            /// <summary>The layers with their output shapes, parameters and multiply-adds.</summary>
            public const string Summary = {{Literal(summary)}};

            private const int ParameterLength = {{ConstructorWriter.LengthOf(parameters)}};

            private readonly NetworkEngine<{{e}}> _engine;

            /// <summary>Creates the network with weights drawn reproducibly from a seed.</summary>
            /// <param name="seed">The same seed gives the same weights and the same dropout.</param>
            """);
        using (writer.Block($"public {name}(long seed = 0)"))
        {
            if (isValid)
            {
                ConstructorWriter.Write(writer, network, e);
            }
            else
            {
                writer.Line(Error + ";");
            }
        }

        writer.Line();
        writer.Line($$"""
            /// <summary>The shape of one input sample, channels last.</summary>
            public static ImmutableArray<int> InputShape { get; } = {{input}};

            /// <summary>The shape of one output sample.</summary>
            public static ImmutableArray<int> OutputShape { get; } = {{output}};

            /// <summary>Every parameter, with its place in <see cref="Weights"/>.</summary>
            public static IReadOnlyList<global::NetGen.ParameterInfo> ParameterTable { get; } =
            [
            """);
        foreach (Parameter p in parameters)
        {
            writer.Line($"    new(\"{p.Name}\", {Shape(p.Shape)}, {p.Offset}, {p.Shape.Size}, {Bool(p.IsTrainable)}),");
        }

        writer.Line($$"""
            ];

            /// <summary>Every parameter, flat, at the offsets of <see cref="ParameterTable"/>; reading marks packed copies stale.</summary>
            public Span<{{e}}> Weights => _engine.Weights;

            /// <summary>Loads a network from a safetensors file.</summary>
            /// <param name="path">The file.</param>
            /// <exception cref="System.IO.InvalidDataException">The file is damaged or belongs to another architecture.</exception>
            public static {{name}} Load(string path)
            {
                var network = new {{name}}();
                WeightFile.Load<{{e}}>(network, path);
                return network;
            }

            /// <inheritdoc cref="Load(string)"/>
            /// <param name="stream">The file's content.</param>
            public static {{name}} Load(global::System.IO.Stream stream)
            {
                var network = new {{name}}();
                WeightFile.Load<{{e}}>(network, stream);
                return network;
            }

            /// <inheritdoc cref="Load(string)"/>
            /// <param name="content">The file's content.</param>
            public static {{name}} Load(ReadOnlySpan<byte> content)
            {
                var network = new {{name}}();
                WeightFile.Load<{{e}}>(network, content);
                return network;
            }

            /// <summary>Saves the parameters as a safetensors file; a failure leaves an old file as it was.</summary>
            /// <param name="path">The file.</param>
            public void Save(string path) => WeightFile.Save<{{e}}>(this, path);

            /// <summary>Writes the parameters in the safetensors format.</summary>
            /// <param name="stream">Where to.</param>
            public void Save(global::System.IO.Stream stream) => WeightFile.Save<{{e}}>(this, stream);

            /// <summary>Runs the network on any number of samples; safe from many threads at once.</summary>
            /// <param name="x">Samples, flat rows of {{program?.Input.Shape}}.</param>
            /// <param name="y">Receives one row of {{program?.Output.Shape}} for each sample.</param>
            public void Predict(ReadOnlySpan<{{e}}> x, Span<{{e}}> y) => _engine.Predict(x, y);

            /// <summary>Marks packed copies of the weights stale, after a write through a span kept from <see cref="Weights"/>.</summary>
            public void WeightsChanged() => _engine.WeightsChanged();
            """);
        WriteSession(writer, network, e);

        if (Target(network) is { } target)
        {
            writer.Line();
            TrainingMembersWriter.Write(writer, network, e, target);
        }

        if (isValid)
        {
            PortWriter.Write(writer, network, e, Target(network));
        }

        writer.Line();
        WriteInterfaces(writer, network, e, name, parameters);
    }

    private static void WriteSession(CodeWriter writer, CompiledNetwork network, string e)
    {
        bool hasSampleStates = HasAny(network.Spec.Declarations, d => d.IsStateful);
        if (!hasSampleStates && !HasAny(network.Spec.Declarations, d => d.Kind == "Assign"))
        {
            return;
        }

        string type = Target(network) is { } target ? $"global::NetGen.NetworkSession<{e}, {target}>" : $"global::NetGen.NetworkSession<{e}>";
        writer.Line();
        writer.Line("/// <summary>Begins a sequence of calls that share state; the network's own stays as it is.</summary>");
        if (hasSampleStates)
        {
            writer.Line("/// <param name=\"batchSize\">The samples of each call.</param>");
            writer.Line("/// <exception cref=\"System.ArgumentOutOfRangeException\">It is below 1.</exception>");
        }

        writer.Line($"public {type} CreateSession({(hasSampleStates ? "int batchSize = 1" : string.Empty)}) => _engine.CreateSession(this{(hasSampleStates ? ", batchSize" : string.Empty)});");
    }

    private static bool HasAny(IEnumerable<DeclarationSpec> declarations, Func<DeclarationSpec, bool> condition) =>
        declarations.Any(d => condition(d) || (d.Children is { } children && HasAny(children, condition)));

    private static void WriteInterfaces(CodeWriter writer, CompiledNetwork network, string e, string name, IReadOnlyList<Parameter> parameters)
    {
        string self = $"global::NetGen.INetwork<{e}>";
        string statics = $"global::NetGen.INetwork<{name}, {e}>";
        if (Target(network) is { } target)
        {
            writer.Line($$"""
                {{e}} global::NetGen.ITrainable<{{e}}, {{target}}>.ForwardBackward(ReadOnlySpan<{{e}}> x, ReadOnlySpan<{{target}}> target, ReadOnlySpan<{{e}}> sampleWeights) =>
                    _engine.ForwardBackward(x, target, sampleWeights, default);

                """);
            writer.Line($"int global::NetGen.ITrainable<{e}, {target}>.TargetSize => {network.Training?.Program.Target?.Shape.Size ?? 1};");
            writer.Line();
        }

        writer.Line($$"""
            ImmutableArray<int> {{self}}.InputShape => InputShape;

            ImmutableArray<int> {{self}}.OutputShape => OutputShape;

            int {{self}}.InputSize => InputSize;

            int {{self}}.OutputSize => OutputSize;

            IReadOnlyList<global::NetGen.ParameterInfo> {{self}}.ParameterTable => ParameterTable;

            string {{self}}.ArchitectureHash => "{{ArchitectureHash(parameters)}}";

            static int {{statics}}.ParameterCount => ParameterCount;

            static int {{statics}}.TrainableParameterCount => TrainableParameterCount;

            static long {{statics}}.MultiplyAdds => MultiplyAdds;

            static string {{statics}}.Summary => Summary;

            static {{name}} {{statics}}.Create(long seed) => new(seed);
            """);
    }

    private static string Shape(TensorShape? shape) => $"[{(shape is null ? "1" : string.Join(", ", shape.Sizes))}]";

    public static string Bool(bool value) => value ? "true" : "false";

    private static string Literal(string text) =>
        "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    private static string ArchitectureHash(IReadOnlyList<Parameter> parameters)
    {
        // FNV-1a over names and shapes, which are all that a weight file depends on.
        ulong hash = 14695981039346656037;
        foreach (byte b in Encoding.UTF8.GetBytes(string.Join(";", parameters.Select(p => $"{p.Name}:{string.Join(",", p.Shape.Sizes)}"))))
        {
            hash = unchecked((hash ^ b) * 1099511628211);
        }

        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}

using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Passes;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission;

/// <summary>The generated files of one network: its class, its programs and its kernels at each width.</summary>
internal static class NetworkWriter
{
    public static IEnumerable<(string HintName, string Text)> Write(CompiledNetwork network, GeneratorOptions options, CancellationToken cancellation)
    {
        string stem = network.Spec.HintName;
        bool isValid = network.Inference is not null;
        yield return ($"{stem}.g.cs", GeneratedFile.Write(network.Spec, FileGuide.Surface, w => SurfaceWriter.Header(w, network), w => SurfaceWriter.Write(w, network, isValid)));
        if (!network.Spec.HasOwnLayers && network.Lowered.Layers.Count > 0)
        {
            yield return ($"{stem}.{NetworkSpec.LayersClass}.g.cs", GeneratedFile.Write(network.Spec, FileGuide.Layers, w => LayersWriter.Write(w, network)));
        }

        if (!isValid)
        {
            yield break;
        }

        bool isDouble = network.Spec.Precision == Precision.Double;
        var library = new KernelLibrary(isDouble, options, cancellation);
        foreach (ExecutionPlan plan in network.Plans)
        {
            int part = 1;
            foreach (string text in ProgramWriter.Write(network.Spec, plan, library))
            {
                yield return ($"{stem}.{plan.Name}{(part == 1 ? string.Empty : $".{part}")}.g.cs", text);
                part++;
            }
        }

        yield return ($"{stem}.Kernels.g.cs", GeneratedFile.Write(network.Spec, FileGuide.Dispatch, w => WriteKernels(w, "Kernels", "Picks the widest kernel the hardware runs.", library, string.Empty)));
        foreach (VectorSyntax width in library.Widths)
        {
            string name = $"Kernels{width.Suffix}";
            string summary = width.IsScalar ? "Kernels for hardware without vectors." : $"Kernels for vectors of {width.Bits} bits.";
            yield return ($"{stem}.{name}.g.cs", GeneratedFile.Write(network.Spec, FileGuide.Kernels, w => WriteKernels(w, name, summary, library, width.Suffix)));
        }

        yield return ($"{stem}.Functions.g.cs", GeneratedFile.Write(network.Spec, FileGuide.Functions, w => WriteFunctions(w, library)));
    }

    private static void WriteKernels(CodeWriter writer, string name, string summary, KernelLibrary library, string group)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        using (writer.Block($"private static class {name}"))
        {
            bool isFirst = true;
            foreach ((string _, string text) in library.Texts.Where(t => t.Group == group))
            {
                if (!isFirst)
                {
                    writer.Line();
                }

                isFirst = false;
                writer.Line(text.TrimEnd('\n'));
            }
        }
    }

    private static void WriteFunctions(CodeWriter writer, KernelLibrary library)
    {
        writer.Line("/// <summary>Elementary functions at the widths that use them.</summary>");
        using (writer.Block("private static class Functions"))
        {
            ElementaryFunctions.WriteMultiplyAdd(writer, library.Element);
            foreach ((ScalarFunction function, VectorSyntax width) in library.Functions)
            {
                writer.Line();
                ElementaryFunctions.Write(writer, function, width);
            }

            foreach (VectorSyntax width in library.LaneSums)
            {
                writer.Line();
                LaneSums.Write(writer, width);
            }

            foreach (VectorSyntax width in library.LaneMaxima)
            {
                writer.Line();
                LaneMaximum.Write(writer, width);
            }
        }
    }
}

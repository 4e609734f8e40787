namespace NetGen.Generator.Emission.Simd;

/// <summary>The sums of four vectors' lanes at once: a third of the work of one after the other.</summary>
internal static class LaneSums
{
    /// <summary>Writes the function at one width of floats.</summary>
    public static void Write(CodeWriter writer, VectorSyntax v)
    {
        string isa = v.Bits == 512 ? "Avx512F" : "Avx";
        writer.Line("/// <summary>The sum of each vector's lanes.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public static Vector128<float> SumLanes({v.Type} a, {v.Type} b, {v.Type} c, {v.Type} d)"))
        {
            writer.Line($$"""
                // Pairs and then fours within each 128 bits, then these.
                {{v.Type}} ab = {{isa}}.UnpackLow(a, b) + {{isa}}.UnpackHigh(a, b);
                {{v.Type}} cd = {{isa}}.UnpackLow(c, d) + {{isa}}.UnpackHigh(c, d);
                {{v.Type}} sums = {{isa}}.UnpackLow(ab.AsDouble(), cd.AsDouble()).AsSingle() + {{isa}}.UnpackHigh(ab.AsDouble(), cd.AsDouble()).AsSingle();
                """);
            if (v.Bits == 512)
            {
                writer.Line("Vector256<float> halves = sums.GetLower() + sums.GetUpper();");
                writer.Line("return halves.GetLower() + halves.GetUpper();");
            }
            else
            {
                writer.Line("return sums.GetLower() + sums.GetUpper();");
            }
        }
    }
}

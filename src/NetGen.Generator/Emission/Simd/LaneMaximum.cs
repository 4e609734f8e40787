namespace NetGen.Generator.Emission.Simd;

/// <summary>The greatest of a vector's lanes, by halves: no branch to guess wrong.</summary>
internal static class LaneMaximum
{
    /// <summary>Writes the function at one width.</summary>
    public static void Write(CodeWriter writer, VectorSyntax width)
    {
        writer.Line("/// <summary>The greatest of a vector's lanes, none of which is NaN.</summary>");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"public static {width.Element} MaxLane({width.Type} x)"))
        {
            VectorSyntax v = width;
            while (v.Bits > 128)
            {
                v = v.Half;
                string half = $"x{v.Bits}", whole = v.Bits * 2 == width.Bits ? "x" : $"x{v.Bits * 2}";
                writer.Line($"{v.Type} {half} = {Greater(v, $"{whole}.GetUpper()", $"{whole}.GetLower()")};");
            }

            string last = v.Bits == width.Bits ? "x" : $"x{v.Bits}";
            if (v.Lanes == 4)
            {
                writer.Line($"{v.Type} crossed = Vector128.Shuffle({last}, Vector128.Create(2, 3, 0, 1));");
                writer.Line($"{v.Type} pairs = {Greater(v, "crossed", last)};");
                last = "pairs";
            }

            writer.Line($"{v.Type} swapped = Vector128.Shuffle({last}, {(v.Lanes == 4 ? "Vector128.Create(1, 0, 3, 2)" : "Vector128.Create(1L, 0L)")});");
            writer.Line($"return {Greater(v, "swapped", last)}.ToScalar();");
        }
    }

    private static string Greater(VectorSyntax v, string a, string b) => v.Select(v.Compare("GreaterThan", ">", a, b), a, b);
}

using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>Writes how the maximum of a window is found, element by element, and which element it was if somebody asks.</summary>
/// <param name="v">The width.</param>
/// <param name="hasIndex">Whether somebody asks.</param>
/// <param name="epilogue">What becomes of the maximum as it is stored; null if nothing.</param>
/// <param name="library">The kernels.</param>
internal sealed class MaximumWriter(VectorSyntax v, bool hasIndex, Expression? epilogue, KernelLibrary library)
{
    /// <summary>Begins with a value that has a number in its window.</summary>
    public void Start(CodeWriter writer, string value, string number)
    {
        writer.Line($"{v.Type} best = {value};");
        if (hasIndex)
        {
            writer.Line($"{v.Type} first = {number};");
        }
    }

    /// <summary>A larger value wins, and so does a NaN, which must not get lost.</summary>
    public void Take(CodeWriter writer, string name, string value, string number)
    {
        writer.Line($"{v.Type} {name} = {value};");
        string wins = v.IsScalar
            ? $"{name} > best || {v.Element}.IsNaN({name})"
            : $"Vector{v.Bits}.GreaterThan({name}, best) | ~Vector{v.Bits}.Equals({name}, {name})";
        string condition = $"{name}Wins";
        writer.Line($"{(v.IsScalar ? "bool" : v.Type)} {condition} = {wins};");
        writer.Line($"best = {ExpressionWriter.Trim(v.Select(condition, name, "best"))};");
        if (hasIndex)
        {
            writer.Line($"first = {ExpressionWriter.Trim(v.Select(condition, number, "first"))};");
        }
    }

    /// <summary>What is stored, as C#.</summary>
    public string Value(CodeWriter writer) => epilogue is null ? "best" : new ExpressionWriter(v, library).Write(writer, epilogue, ["best"], "best_t");
}

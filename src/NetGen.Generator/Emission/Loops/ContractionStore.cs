using NetGen.Generator.Emission.Simd;
using NetGen.Generator.Tensors;

namespace NetGen.Generator.Emission.Loops;

/// <summary>What happens to a contraction's sums as they are stored: bias and activation.</summary>
internal sealed class ContractionStore(Contraction node, KernelLibrary library, CodeWriter writer)
{
    private readonly bool[] _isVector = [.. node.EpilogueInputs.Select(i => i.Shape.Size > 1)];

    /// <summary>Whether the store reads a number for each channel.</summary>
    public bool ReadsChannels => _isVector.Any(e => e);

    /// <summary>Loads what the store reads besides the sum, at a distance from the tile's first channel.</summary>
    public string[] LoadInputs(VectorSyntax v, string suffix, int distance)
    {
        var names = new string[_isVector.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = $"s{i}{suffix}";
            string load = !_isVector[i]
                ? v.Broadcast($"e{i}")
                : v.IsScalar ? v.Broadcast($"e{i}", $"channel + {distance}") : v.Load($"e{i}", $"channel + {distance}");
            writer.Line($"{v.Type} {names[i]} = {load};");
        }

        return names;
    }

    /// <summary>Writes what is computed from a sum, and gives its name.</summary>
    public string Value(VectorSyntax v, string sum, string[] inputs, string prefix) => node.Epilogue is null
        ? sum
        : new ExpressionWriter(v, library).Write(writer, node.Epilogue, [sum, .. inputs], prefix);
}

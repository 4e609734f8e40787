namespace NetGen.Generator.Model;

/// <summary>
/// The types that generated files import and call by their short names, which is how kernels read best. Where a network stands beside something else
/// of that name, a spec says so, and its files write the whole name.
/// </summary>
internal static class ImportedNames
{
    /// <summary>The names of each namespace. Attributes stand without their suffix.</summary>
    public static readonly IReadOnlyList<(string Namespace, string[] Names)> Namespaces =
    [
        ("System", ["Math", "MathF", "ReadOnlySpan", "Span"]),
        ("System.Collections.Generic", ["IReadOnlyList"]),
        ("System.Collections.Immutable", ["ImmutableArray"]),
        ("System.Runtime.CompilerServices", ["MethodImpl", "MethodImplOptions", "Unsafe"]),
        ("System.Runtime.InteropServices", ["MemoryMarshal"]),
        ("System.Runtime.Intrinsics", ["Vector128", "Vector256", "Vector512"]),
        ("System.Runtime.Intrinsics.Arm", ["AdvSimd"]),
        ("System.Runtime.Intrinsics.X86", ["Avx", "Avx512F", "Fma"]),
        ("NetGen", ["LayerInfo", "NetworkPass"]),
        ("NetGen.Generated", ["Borders", "Caches", "Initializers", "Matrices", "NetworkEngine", "NetworkProgram", "NumberCheck", "PackedRows", "Panels", "PassContext", "ProgramLayout", "TileMap", "WeightFile", "WorkShare"]),
        ("NetGen.Numerics", ["Philox"]),
        ("NetGen.Profiling", ["KernelProfile"]),
    ];

    /// <summary>The namespace of each name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All =
        Namespaces.SelectMany(n => n.Names.Select(name => (n.Namespace, Name: name))).ToDictionary(n => n.Name, n => n.Namespace, StringComparer.Ordinal);
}

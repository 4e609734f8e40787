using System.Runtime.Intrinsics;

namespace NetGen.Tests;

/// <summary>The vector width of this process, and the switches that lower it.</summary>
internal static class VectorWidth
{
    /// <summary>The widest vectors that are hardware, in bits; 0 where there are none.</summary>
    public static int Current { get; } =
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    /// <summary>The environment variable that takes a process down to a width, or null for the widest.</summary>
    public static string? SwitchFor(int width) => width switch
    {
        256 => "DOTNET_EnableAVX512",
        128 => "DOTNET_EnableAVX2",
        0 => "DOTNET_EnableHWIntrinsic",
        _ => null,
    };
}

using System.ComponentModel;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Cases;

/// <summary>Memory between two pages that nobody may touch: who reads a byte before or behind it brings the process down. On Linux.</summary>
internal sealed unsafe class GuardedMemory<T> : IDisposable
    where T : unmanaged
{
    private readonly byte* _pages;
    private readonly int _page, _room, _length;

    /// <summary>Maps memory with room for so many elements.</summary>
    public GuardedMemory(int length)
    {
        _page = Environment.SystemPageSize;
        _room = ((length * sizeof(T)) + _page - 1) / _page * _page;
        _length = length;
        _pages = (byte*)Pages.Map(_room + (2 * _page));
        Pages.Allow((nint)_pages + _page, _room);
    }

    /// <summary>The elements behind the first guard.</summary>
    public Span<T> AtStart => new(_pages + _page, _length);

    /// <summary>The elements before the last guard.</summary>
    public Span<T> AtEnd => new(_pages + _page + _room - (_length * sizeof(T)), _length);

    public void Dispose() => Pages.Unmap((nint)_pages, _room + (2 * _page));
}

/// <summary>Pages of memory, from Linux.</summary>
internal static partial class Pages
{
    private const int None = 0, ReadAndWrite = 3, PrivateAndAnonymous = 0x22;

    /// <summary>Maps pages that nobody may touch.</summary>
    public static nint Map(nint size)
    {
        nint pages = MMap(0, size, None, PrivateAndAnonymous, -1, 0);
        return pages != -1 ? pages : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Lets pages be read and written.</summary>
    public static void Allow(nint pages, nint size)
    {
        if (MProtect(pages, size, ReadAndWrite) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    /// <summary>Gives pages back.</summary>
    public static void Unmap(nint pages, nint size) => _ = MUnmap(pages, size);

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MMap(nint address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int MProtect(nint address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MUnmap(nint address, nint length);
}

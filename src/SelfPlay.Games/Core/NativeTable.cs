using System.Runtime.InteropServices;

namespace SelfPlay.Games.Core;

/// <summary>
/// Memory for tables that live as long as the process. As a static readonly pointer its address is a constant of the machine code, and
/// a look-up has no bounds check.
/// </summary>
internal static unsafe class NativeTable
{
    private const nuint CacheLine = 64;

    /// <summary>A table of zeros.</summary>
    public static T* Allocate<T>(int length)
        where T : unmanaged
    {
        var bytes = (nuint)length * (nuint)sizeof(T);
        var table = (T*)NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(table, bytes);
        return table;
    }
}

using System.Runtime.InteropServices;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Memory for tables that live as long as the process. As a static readonly pointer its address is a constant of the machine code, and
/// a look-up has no bounds check.
/// </summary>
internal static unsafe class NativeTable
{
    private const nuint CacheLine = 64;

    public static ulong* Allocate(int length)
    {
        var bytes = (nuint)length * sizeof(ulong);
        var table = (ulong*)NativeMemory.AlignedAlloc(bytes, CacheLine);
        NativeMemory.Clear(table, bytes);
        return table;
    }
}

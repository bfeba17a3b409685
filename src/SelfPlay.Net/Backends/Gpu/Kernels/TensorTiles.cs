using System.Runtime.CompilerServices;
using ILGPU;

namespace SelfPlay.Net.Backends.Gpu.Kernels;

/// <summary>
/// What the kernels on tensor cores have in common. Factors lie in shared memory in rows of 64 bytes, a slice of the depth: 16 words with one or two factors each.
/// The 16-byte quarters of a row are exchanged by the row's number, so that eight rows of a matrix meet all banks.
/// </summary>
internal static class TensorTiles
{
    /// <summary>Rows of a warp.</summary>
    public const int WarpRows = 64;

    /// <summary>Columns of a warp.</summary>
    public const int WarpColumns = 32;

    /// <summary>Bytes of a slice of a row.</summary>
    public const int RowBytes = 64;

    /// <summary>Words of a slice.</summary>
    public const int SliceWords = 16;

    /// <summary>From sixteen rows to the next, in bytes; the order of the quarters is the same.</summary>
    public const int SixteenRows = 16 * RowBytes;

    /// <summary>Places for slices that are on their way or in use.</summary>
    public const int Slots = 4;

    /// <summary>So many steps before its use a slice is sent for.</summary>
    public const int StepsAhead = Slots - 1;

    /// <summary>Where a quarter (0 .. 3) of a row begins.</summary>
    public static int Quarter(int row, int quarter) => (row * RowBytes) + ((quarter ^ ((row >> 1) & 3)) << 4);

    /// <summary>Threads of a group.</summary>
    public static int Threads<TTile>()
        where TTile : struct, ITensorTile => 32 * default(TTile).WarpsDown * default(TTile).WarpsAcross;

    /// <summary>The stashed sums number <paramref name="first"/> and the next of this thread, and those of the next eight columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Float4 Sums<TTile>(ArrayView<int> shared, int first)
        where TTile : struct, ITensorTile
    {
        int threads = Threads<TTile>(), place = (first * threads) + Group.IdxX;
        return new Float4(
            AsFloat(shared[place]), AsFloat(shared[place + threads]), AsFloat(shared[place + (4 * threads)]), AsFloat(shared[place + (5 * threads)]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float AsFloat(int word) => Interop.IntAsFloat((uint)word);
}

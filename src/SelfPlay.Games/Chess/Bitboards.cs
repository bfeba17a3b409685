using System.Buffers.Binary;
using System.Numerics;

namespace SelfPlay.Games.Chess;

/// <summary>Sets of squares as the bits of a <see cref="ulong"/>, bit 0 = a1, bit 63 = h8.</summary>
internal static class Bitboards
{
    public const ulong FileA = 0x0101_0101_0101_0101;
    public const ulong FileH = FileA << 7;
    public const ulong Rank1 = 0xFF;
    public const ulong Rank3 = Rank1 << 16;
    public const ulong Rank6 = Rank1 << 40;
    public const ulong Rank8 = Rank1 << 56;
    public const ulong LightSquares = 0x55AA_55AA_55AA_55AA;

    /// <summary>The lowest square of a set that is not empty.</summary>
    public static int First(ulong squares) => BitOperations.TrailingZeroCount(squares);

    /// <summary>The highest square as a set of its own; empty for the empty set.</summary>
    public static ulong Last(ulong squares) => squares == 0 ? 0 : 1ul << BitOperations.Log2(squares);

    public static int Count(ulong squares) => BitOperations.PopCount(squares);

    public static bool HasSeveral(ulong squares) => (squares & (squares - 1)) != 0;

    /// <summary>Takes the lowest square out of the set.</summary>
    public static int Pop(ref ulong squares)
    {
        var first = First(squares);
        squares &= squares - 1;
        return first;
    }

    /// <summary>The first rank becomes the eighth; files stay.</summary>
    public static ulong Turn(ulong squares) => BinaryPrimitives.ReverseEndianness(squares);
}

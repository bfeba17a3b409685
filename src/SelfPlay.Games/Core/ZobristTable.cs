namespace SelfPlay.Games.Core;

/// <summary>The random numbers that hashes of positions are made of (Zobrist 1970), the same in every process.</summary>
internal static unsafe class ZobristTable
{
    /// <summary>In a hash when the second side is to move.</summary>
    public const ulong SecondToMove = 0x9D5F_63C1_7A2E_84B3;

    private const int Sides = 2;
    private const ulong Increment = 0x9E37_79B9_7F4A_7C15;

    /// <summary>A key for each man on each square; index = (side * kinds + kind) * squares + square. Kind 0, the empty square, has the key 0, so that moves
    /// need not ask whether they capture.</summary>
    public static ulong* Allocate(int kinds, int squares)
    {
        var keys = NativeTable.Allocate<ulong>(Sides * kinds * squares);
        for (var index = 0; index < Sides * kinds * squares; index++)
        {
            if (index / squares % kinds != 0) keys[index] = Mixing.Mix((ulong)(index + 1) * Increment);
        }

        return keys;
    }
}

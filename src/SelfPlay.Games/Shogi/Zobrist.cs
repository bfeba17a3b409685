using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// The random numbers that hashes are made of, the same in every process. The empty square has the key 0, so that moves need not ask whether they
/// capture. Hands are mixed in whole by <see cref="Hands"/>, which no two different hands share.
/// </summary>
internal static unsafe class Zobrist
{
    /// <summary>In the hash when the second player is to move.</summary>
    public const ulong Second = 0x9D5F_63C1_7A2E_84B3;

    private const int Kinds = 16;
    private const ulong Increment = 0x9E37_79B9_7F4A_7C15;

    // Set apart from the keys of squares, which are mixed from small multiples of the increment.
    private const ulong HandsSalt = 0x5851_F42D_4C95_7F2D;

    private static readonly ulong* Keys = Fill();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(Side side, PieceKind kind, int square) => Keys[(((((int)side * Kinds) + (int)kind) * Square.Count) + square)];

    public static ulong Hands(Hand first, Hand second) => Mixing.Mix((first.Value | ((ulong)second.Value << 32)) + HandsSalt);

    private static ulong* Fill()
    {
        var keys = NativeTable.Allocate<ulong>(2 * Kinds * Square.Count);
        for (var index = 0; index < 2 * Kinds * Square.Count; index++)
        {
            if ((PieceKind)(index / Square.Count % Kinds) != PieceKind.None) keys[index] = Mixing.Mix((ulong)(index + 1) * Increment);
        }

        return keys;
    }
}

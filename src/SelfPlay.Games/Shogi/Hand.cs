using System.Numerics;
using System.Runtime.CompilerServices;

namespace SelfPlay.Games.Shogi;

/// <summary>
/// The men that a side holds, four bits a kind, the pawns on top with eight.
/// <code>
/// bits 0-3 golds | 4-7 rooks | 8-11 bishops | 12-15 silvers | 16-19 knights | 20-23 lances | 24-31 pawns
/// </code>
/// </summary>
public readonly record struct Hand(uint Value)
{
    private const uint AnywhereMask = 0xFFFF;
    private const uint Ones = 0x1111;

    public static Hand Empty => default;

    public bool IsEmpty => Value == 0;

    /// <summary>Of a kind that may be held: a pawn to a gold.</summary>
    public int Count(PieceKind kind) => (int)(Value >> Shift(kind)) & (kind == PieceKind.Pawn ? 255 : 15);

    /// <summary>Of all kinds together.</summary>
    public int Total
    {
        get
        {
            var total = 0;
            for (var kind = PieceKind.Pawn; kind <= PieceKind.Gold; kind++) total += Count(kind);
            return total;
        }
    }

    public bool Has(PieceKind kind) => Count(kind) != 0;

    /// <summary>One man more; <see cref="PieceKind.None"/> changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Hand With(PieceKind kind) => new(Value + ((kind != PieceKind.None ? 1u : 0u) << Shift(kind)));

    /// <summary>One man less, of a kind that it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Hand Without(PieceKind kind) => new(Value - (1u << Shift(kind)));

    /// <summary>How many of silver, bishop, rook and gold it has any of: the kinds that may be dropped anywhere.</summary>
    internal int KindsForAnywhere
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var counts = Value & AnywhereMask;
            return BitOperations.PopCount((counts | (counts >> 1) | (counts >> 2)) & Ones);
        }
    }

    private static int Shift(PieceKind kind) => 4 * (PieceKind.Gold - kind);
}

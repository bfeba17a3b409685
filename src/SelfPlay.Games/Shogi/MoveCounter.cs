using System.Runtime.CompilerServices;

namespace SelfPlay.Games.Shogi;

/// <summary>Counts moves without writing them.</summary>
internal struct MoveCounter : IMoveSink
{
    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddFrom(int from, Bitboard targets) => Count += targets.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPromotionsFrom(int from, Bitboard targets) => Count += targets.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSteps(Bitboard targets, int step) => Count += targets.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPromotedSteps(Bitboard targets, int step) => Count += targets.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddDrops(PieceKind kind, Bitboard targets) => Count += targets.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddDropsAnywhere(Hand hand, Bitboard targets) => Count += hand.KindsForAnywhere * targets.Count;
}

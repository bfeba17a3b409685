using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>Writes moves into a buffer of <see cref="ShogiPosition.MaxMoves"/> entries, unchecked.</summary>
internal ref struct MoveWriter(Span<Move> buffer) : IMoveSink
{
    private readonly ref Move _first = ref MemoryMarshal.GetReference(buffer);

    public int Count { get; private set; }

    public void AddFrom(int from, Bitboard targets) => AddAll(ShogiMove.Head(from), targets);

    public void AddPromotionsFrom(int from, Bitboard targets) => AddAll(ShogiMove.PromotionHead(from), targets);

    public void AddSteps(Bitboard targets, int step)
    {
        for (var low = targets.Low; low != 0; low &= low - 1) Add(ShogiMove.Step(BitOperations.TrailingZeroCount(low), step));
        for (var high = targets.High; high != 0; high &= high - 1) Add(ShogiMove.Step(Bitboard.LowSquares + BitOperations.TrailingZeroCount(high), step));
    }

    public void AddPromotedSteps(Bitboard targets, int step)
    {
        for (var low = targets.Low; low != 0; low &= low - 1) Add(ShogiMove.PromotedStep(BitOperations.TrailingZeroCount(low), step));
        for (var high = targets.High; high != 0; high &= high - 1) Add(ShogiMove.PromotedStep(Bitboard.LowSquares + BitOperations.TrailingZeroCount(high), step));
    }

    public void AddDrops(PieceKind kind, Bitboard targets) => AddAll(ShogiMove.DropHead(kind), targets);

    public void AddDropsAnywhere(Hand hand, Bitboard targets)
    {
        for (var kind = PieceKind.Silver; kind <= PieceKind.Gold; kind++)
        {
            if (hand.Has(kind)) AddDrops(kind, targets);
        }
    }

    // One loop a word: a loop over both would ask at every move which of them is empty.
    private void AddAll(int head, Bitboard targets)
    {
        for (var low = targets.Low; low != 0; low &= low - 1) Add(head + BitOperations.TrailingZeroCount(low));
        for (var high = targets.High; high != 0; high &= high - 1) Add(head + Bitboard.LowSquares + BitOperations.TrailingZeroCount(high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int move) => Unsafe.Add(ref _first, Count++) = new Move(move);
}

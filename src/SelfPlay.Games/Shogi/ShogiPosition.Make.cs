using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <content>Playing moves.</content>
public readonly partial struct ShogiPosition
{
    // Numbers beyond it are not counted: no game gets there.
    internal const int MaxMoveNumber = ushort.MaxValue;

    public ShogiPosition After(Move move)
    {
        var played = new ShogiMove(move);
        return played.IsDrop ? AfterDrop(played) : AfterStep(played);
    }

    private ShogiPosition AfterStep(ShogiMove played)
    {
        var (from, to) = (played.From.Index, played.To.Index);
        var kind = KindAt(from);
        var placed = played.Promotes ? kind.Promoted() : kind;
        var captured = KindAt(to);
        var hash = _hash ^ Zobrist.Second
            ^ Zobrist.Key(_side, kind, from) ^ Zobrist.Key(_side, placed, to) ^ Zobrist.Key(_side.Opponent(), captured, to);

        var (origin, target) = (Bitboard.Of(from), Bitboard.Of(to));
        var own = (MenOf(_side) & ~origin) | target;
        var theirs = MenOf(_side.Opponent()) & ~target;
        return Next(own, theirs, origin | target, target, placed, hash, HandOf(_side).With(captured.Unpromoted()));
    }

    private ShogiPosition AfterDrop(ShogiMove played)
    {
        var (kind, to) = (played.Dropped, played.To.Index);
        var hash = _hash ^ Zobrist.Second ^ Zobrist.Key(_side, kind, to);
        var target = Bitboard.Of(to);
        return Next(MenOf(_side) | target, MenOf(_side.Opponent()), target, target, kind, hash, HandOf(_side).Without(kind));
    }

    /// <summary>Gives the turn to the opponent. What stood on the vacated squares is gone, and a man stands on the target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ShogiPosition Next(Bitboard own, Bitboard theirs, Bitboard vacated, Bitboard target, PieceKind placed, ulong hash, Hand hand)
    {
        var first = _side == Side.First;
        var board = new Board(
            first ? own : theirs,
            first ? theirs : own,
            (_kind0 & ~vacated) | Where((int)placed, target),
            (_kind1 & ~vacated) | Where((int)placed >> 1, target),
            (_kind2 & ~vacated) | Where((int)placed >> 2, target),
            (_promoted & ~vacated) | Where((int)placed >> 3, target));
        return new ShogiPosition(
            board, hash, first ? hand : _firstHand, first ? _secondHand : hand, _side.Opponent(), Math.Min(_moveNumber + 1, MaxMoveNumber), _rule);
    }

    /// <summary>The target if the lowest bit is set, else nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Bitboard Where(int bit, Bitboard target)
    {
        var mask = 0ul - (ulong)(bit & 1);
        return new(target.Words & Vector128.Create(mask));
    }
}

using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <content>
/// Legal moves, directly: no move is made to see whether it was legal. Checks limit the targets of all men to one mask, pins those of single men
/// to the line through the king. Everything is seen by the mover. Inlined into one method per sink: the calls would cost more than the work.
/// </content>
public readonly partial struct ChessPosition
{
    public int LegalMoves(Span<Move> moves)
    {
        var writer = new MoveWriter(moves);
        Generate(ref writer);
        return writer.Count;
    }

    /// <summary>The number of legal moves, without writing them.</summary>
    public static int CountLegalMoves(in ChessPosition position, Span<Move> buffer)
    {
        var counter = new MoveCounter();
        position.Generate(ref counter);
        return counter.Count;
    }

    /// <summary>Gives all legal moves to the sink.</summary>
    internal void Generate<TSink>(ref TSink sink)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var king = OwnKing;
        var limits = FindLimits(king);
        AddKing(ref sink, king);
        if (Bitboards.HasSeveral(limits.Checkers)) return;
        AddPawns(ref sink, limits);
        if ((_rights & Bitboards.Rank6) != 0) AddEnPassant(ref sink);
        AddKnights(ref sink, limits);
        AddSliders(ref sink, limits);
        if (limits.Checkers == 0 && (_rights & Bitboards.Rank1) != 0) AddCastling(ref sink, king, limits.PinnedOrthogonal);
    }

    /// <summary>All opponents that attack the square, if the board were occupied like this.</summary>
    private ulong Attackers(ulong target, ulong occupied)
    {
        var square = Bitboards.First(target);
        var theirs = ~_own;
        return theirs
            & ((Attacks.PawnsUp(target) & Men(PieceKind.Pawn))
                | (Attacks.Knight(square) & Men(PieceKind.Knight))
                | (Attacks.King(square) & Men(PieceKind.King))
                | (Attacks.Bishop(square, occupied) & _kind2 & _kind0)
                | (Attacks.Rook(square, occupied) & _kind2 & _kind1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Limits FindLimits(ulong king)
    {
        var square = Bitboards.First(king);
        var theirs = Occupied & ~_own;
        var checkers = theirs
            & ((Attacks.PawnsUp(king) & Men(PieceKind.Pawn)) | (Attacks.Knight(square) & Men(PieceKind.Knight)));

        // Sliders that would give check if the mover's own men were gone: nobody between is check, one between is a pin.
        var diagonals = Attacks.Bishop(square, theirs) & theirs & _kind2 & _kind0;
        var orthogonals = Attacks.Rook(square, theirs) & theirs & _kind2 & _kind1;
        var pinnedDiagonal = PinLines(square, diagonals, ref checkers);
        var pinnedOrthogonal = PinLines(square, orthogonals, ref checkers);
        var targets = checkers == 0 ? ~0ul : Attacks.Between(square, Bitboards.First(checkers)) | checkers;
        return new Limits(checkers, targets, pinnedDiagonal, pinnedOrthogonal);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong PinLines(int king, ulong sliders, ref ulong checkers)
    {
        var lines = 0ul;
        while (sliders != 0)
        {
            var slider = Bitboards.Pop(ref sliders);
            var between = Attacks.Between(king, slider);
            var blockers = between & _own;
            if (blockers == 0) checkers |= 1ul << slider;
            else if (!Bitboards.HasSeveral(blockers)) lines |= between | (1ul << slider);
        }

        return lines;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddKing<TSink>(ref TSink sink, ulong king)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var square = Bitboards.First(king);
        var targets = Attacks.King(square) & ~_own;
        if (targets != 0) sink.AddPiece(PieceKind.King, square, targets & ~Attacked(Occupied & ~king));
    }

    /// <summary>All squares that the opponent attacks or defends; the king is taken off the board, since it does not hide the squares behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Attacked(ulong occupied)
    {
        var theirs = Occupied & ~_own;
        var attacked = Attacks.PawnsDown(theirs & Men(PieceKind.Pawn)) | Attacks.King(Bitboards.First(theirs & Men(PieceKind.King)));
        for (var knights = theirs & Men(PieceKind.Knight); knights != 0;) attacked |= Attacks.Knight(Bitboards.Pop(ref knights));
        for (var men = theirs & _kind2 & _kind0; men != 0;) attacked |= Attacks.Bishop(Bitboards.Pop(ref men), occupied);
        for (var men = theirs & _kind2 & _kind1; men != 0;) attacked |= Attacks.Rook(Bitboards.Pop(ref men), occupied);
        return attacked;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddPawns<TSink>(ref TSink sink, in Limits limits)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var pawns = _own & Men(PieceKind.Pawn);
        var empty = ~Occupied;
        var movable = pawns & ~limits.PinnedDiagonal;
        var pinned = movable & limits.PinnedOrthogonal;
        var pushes = (((movable ^ pinned) << 8) | ((pinned << 8) & limits.PinnedOrthogonal)) & empty;
        sink.AddPawns(pushes & limits.Targets, 8);
        sink.AddDoublePushes(((pushes & Bitboards.Rank3) << 8) & empty & limits.Targets);

        var targets = Occupied & ~_own & limits.Targets;
        var capturing = pawns & ~limits.PinnedOrthogonal;
        pinned = capturing & limits.PinnedDiagonal;
        var free = capturing ^ pinned;
        var left = ((free & ~Bitboards.FileA) << 7) | (((pinned & ~Bitboards.FileA) << 7) & limits.PinnedDiagonal);
        var right = ((free & ~Bitboards.FileH) << 9) | (((pinned & ~Bitboards.FileH) << 9) & limits.PinnedDiagonal);
        sink.AddPawns(left & targets, 7);
        sink.AddPawns(right & targets, 9);
    }

    private void AddEnPassant<TSink>(ref TSink sink)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var square = _rights & Bitboards.Rank6;
        var target = Bitboards.First(square);
        var pawns = Attacks.PawnsDown(square) & Own(PieceKind.Pawn);
        while (pawns != 0)
        {
            var from = Bitboards.Pop(ref pawns);
            if (IsEnPassantLegal(from, target)) sink.AddSpecial(PieceKind.Pawn, from, target, ChessMoveType.EnPassant);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddKnights<TSink>(ref TSink sink, in Limits limits)
        where TSink : struct, IMoveSink, allows ref struct
    {
        // A pinned knight has no move: none stays on a line.
        var knights = _own & Men(PieceKind.Knight) & ~(limits.PinnedDiagonal | limits.PinnedOrthogonal);
        var targets = ~_own & limits.Targets;
        while (knights != 0)
        {
            var from = Bitboards.Pop(ref knights);
            sink.AddPiece(PieceKind.Knight, from, Attacks.Knight(from) & targets);
        }
    }

    /// <summary>Queens count among both kinds of sliders. A man pinned across its way of sliding has no move; along it, it keeps the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddSliders<TSink>(ref TSink sink, in Limits limits)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var occupied = Occupied;
        var sliders = _own & _kind2;
        var targets = ~_own & limits.Targets;
        for (var men = sliders & _kind0 & ~limits.PinnedOrthogonal; men != 0;)
        {
            var from = Bitboards.Pop(ref men);
            var line = (limits.PinnedDiagonal >> from & 1) != 0 ? limits.PinnedDiagonal : ~0ul;
            sink.AddPiece(KindSeenAt(new Square(from)), from, Attacks.Bishop(from, occupied) & targets & line);
        }

        for (var men = sliders & _kind1 & ~limits.PinnedDiagonal; men != 0;)
        {
            var from = Bitboards.Pop(ref men);
            var line = (limits.PinnedOrthogonal >> from & 1) != 0 ? limits.PinnedOrthogonal : ~0ul;
            sink.AddPiece(KindSeenAt(new Square(from)), from, Attacks.Rook(from, occupied) & targets & line);
        }
    }

    private void AddCastling<TSink>(ref TSink sink, ulong king, ulong pinnedOrthogonal)
        where TSink : struct, IMoveSink, allows ref struct
    {
        var from = Bitboards.First(king);
        for (var rooks = _rights & Bitboards.Rank1; rooks != 0;)
        {
            var rook = Bitboards.Pop(ref rooks);
            var (kingTo, rookTo) = CastlingTargets(from, rook);
            var kingWay = Attacks.Between(from, kingTo.Index) | kingTo.Bit;
            var rookWay = Attacks.Between(rook, rookTo.Index) | rookTo.Bit;
            var others = Occupied & ~(king | (1ul << rook));
            if (((kingWay | rookWay) & others) != 0) continue;

            // In Chess960 the rook may have shielded the king from a rook in the corner: then it was pinned.
            if ((pinnedOrthogonal >> rook & 1) != 0) continue;
            if ((kingWay & Attacked(Occupied & ~king)) == 0) sink.AddSpecial(PieceKind.King, from, rook, ChessMoveType.Castling);
        }
    }

    /// <summary>What check and pins leave.</summary>
    /// <param name="Checkers">Opponents that attack the king.</param>
    /// <param name="Targets">Where a man other than the king must go: anywhere, or onto the only checker or between it and the king.</param>
    /// <param name="PinnedDiagonal">The lines from the king to diagonal pinners, the pinners included.</param>
    /// <param name="PinnedOrthogonal">The same along ranks and files.</param>
    private readonly record struct Limits(ulong Checkers, ulong Targets, ulong PinnedDiagonal, ulong PinnedOrthogonal);
}

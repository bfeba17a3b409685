using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <content>Playing moves.</content>
public readonly partial struct ChessPosition
{
    public ChessPosition After(Move move)
    {
        var played = new ChessMove(move);
        if (played.Type == ChessMoveType.Castling) return AfterCastling(played);

        var (from, to, placed) = (played.From, played.To, played.Placed);
        var captured = KindSeenAt(to);
        var view = Zobrist.SeenBy(_side);
        var hash = _hash
            ^ Zobrist.Key(Zobrist.Index(played.Kind, from) ^ view)
            ^ Zobrist.Key(Zobrist.Index(placed, to) ^ view)
            ^ Zobrist.Key((Zobrist.Index(captured, to) + Zobrist.OpponentsKeys) ^ view);

        var touched = from.Bit | to.Bit;
        var vacated = touched;
        if (played.Type == ChessMoveType.EnPassant)
        {
            var pawn = new Square(to.Index - 8);
            vacated |= pawn.Bit;
            hash ^= Zobrist.Key((Zobrist.Index(PieceKind.Pawn, pawn) + Zobrist.OpponentsKeys) ^ view);
        }

        var bits = (ulong)placed;
        var board = new Board(
            (_own & ~from.Bit) | to.Bit,
            (_kind0 & ~vacated) | ((bits & 1) << to.Index),
            (_kind1 & ~vacated) | (((bits >> 1) & 1) << to.Index),
            (_kind2 & ~vacated) | ((bits >> 2) << to.Index));

        var rights = _rights & ~(touched | Bitboards.Rank6);
        if (played.Kind == PieceKind.King) rights &= ~Bitboards.Rank1;
        var clock = played.Kind == PieceKind.Pawn || captured != PieceKind.None ? 0 : _halfMoveClock + 1;
        var next = Turned(board, rights, hash, clock);
        return played.Type == ChessMoveType.DoublePush ? next.WithEnPassant(new Square(to.Index - 8).Turned) : next;
    }

    private ChessPosition AfterCastling(ChessMove castling)
    {
        var (king, rook) = (castling.From, castling.To);
        var (kingTo, rookTo) = CastlingTargets(king.Index, rook.Index);
        var view = Zobrist.SeenBy(_side);
        var hash = _hash
            ^ Zobrist.Key(Zobrist.Index(PieceKind.King, king) ^ view) ^ Zobrist.Key(Zobrist.Index(PieceKind.King, kingTo) ^ view)
            ^ Zobrist.Key(Zobrist.Index(PieceKind.Rook, rook) ^ view) ^ Zobrist.Key(Zobrist.Index(PieceKind.Rook, rookTo) ^ view);

        var others = ~(king.Bit | rook.Bit);
        var board = new Board(
            (_own & others) | kingTo.Bit | rookTo.Bit,
            (_kind0 & others) | kingTo.Bit,
            (_kind1 & others) | kingTo.Bit | rookTo.Bit,
            (_kind2 & others) | rookTo.Bit);
        return Turned(board, _rights & ~(Bitboards.Rank1 | Bitboards.Rank6), hash, _halfMoveClock + 1);
    }

    /// <summary>Gives the turn to the opponent. <paramref name="hash"/> has the men's changes already.</summary>
    private ChessPosition Turned(in Board board, ulong rights, ulong hash, int clock)
    {
        hash ^= Zobrist.Black;
        if (rights != _rights) hash ^= Zobrist.Rights(rights ^ _rights, _side);
        return new ChessPosition(board.Turned(), Bitboards.Turn(rights), hash, _side.Opponent(), clock, _fullMoveNumber + (int)_side);
    }

    /// <summary>With the en-passant square noted if a capture there is legal. The square is seen by the mover, who would capture.</summary>
    private ChessPosition WithEnPassant(Square target)
    {
        var pawns = Attacks.PawnsDown(target.Bit) & Own(PieceKind.Pawn);
        while (pawns != 0)
        {
            if (!IsEnPassantLegal(Bitboards.Pop(ref pawns), target.Index)) continue;
            var board = new Board(_own, _kind0, _kind1, _kind2);
            return new ChessPosition(
                board, _rights | target.Bit, _hash ^ Zobrist.Rights(target.Bit, _side), _side, _halfMoveClock, _fullMoveNumber);
        }

        return this;
    }

    /// <summary>Two men leave a line at once, so pins do not tell: looks whether the king is attacked afterwards.</summary>
    private bool IsEnPassantLegal(int from, int target)
    {
        var captured = 1ul << (target - 8);
        var occupied = (Occupied & ~((1ul << from) | captured)) | (1ul << target);
        return (Attackers(OwnKing, occupied) & ~captured) == 0;
    }

    /// <summary>Where king and rook arrive: the c and d files, or the g and f files, wherever they started.</summary>
    private static (Square King, Square Rook) CastlingTargets(int king, int rook) =>
        rook > king ? (Square.At(6, 0), Square.At(5, 0)) : (Square.At(2, 0), Square.At(3, 0));
}

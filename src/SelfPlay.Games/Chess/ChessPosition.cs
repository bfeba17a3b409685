using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>
/// A chess position in 56 bytes, kept from the mover's point of view: the men of the side to move go up the board, and every move turns it.
/// So there is one code for both sides, and the encoder reads the planes off. Four bitboards hold the board: whose man it is, and its
/// <see cref="PieceKind"/> in binary.
/// <code>
///   _own     _kind2   _kind1   _kind0        the square of the mover's queen has the bits 1 1 1 1,
///  (mover's) (slides) (rank,   (diagonal,    of the opponent's knight 0 0 1 0, an empty one 0 0 0 0
///                      file)    pawn)
/// </code>
/// Castling is by the rook's square, so that Chess960 is the same game. Outside this type squares are those of the real board.
/// </summary>
/// <remarks>
/// <see cref="Hash"/> holds board, side to move, castling rights and the en-passant square, the last only when a capture there is legal:
/// what the laws call the same position for repetition (FIDE 9.2.3). Neither the half-move clock nor the move number is in it; equality compares them.
/// </remarks>
public readonly partial struct ChessPosition : IPosition<ChessPosition>
{
    private static readonly ChessPosition Start = From(ChessSetup.Standard());

    private readonly ulong _own;
    private readonly ulong _kind0;
    private readonly ulong _kind1;
    private readonly ulong _kind2;

    // Rooks that may still castle (ranks 1 and 8) and the en-passant square (rank 6): they cannot be confused.
    private readonly ulong _rights;
    private readonly ulong _hash;
    private readonly ushort _halfMoveClock;
    private readonly Side _side;
    private readonly int _fullMoveNumber;

    /// <summary>From bitboards of the mover's view; <paramref name="hash"/> must fit them.</summary>
    private ChessPosition(in Board board, ulong rights, ulong hash, Side side, int halfMoveClock, int fullMoveNumber)
    {
        (_own, _kind0, _kind1, _kind2) = (board.Own, board.Kind0, board.Kind1, board.Kind2);
        _rights = rights;
        _hash = hash;
        _side = side;
        _halfMoveClock = (ushort)halfMoveClock;
        _fullMoveNumber = fullMoveNumber;
    }

    public static ChessPosition Initial => Start;

    /// <summary>The record is 218; rounded up.</summary>
    public static int MaxMoves => 256;

    public Side SideToMove => _side;

    public ulong Hash => _hash;

    /// <summary>Half-moves since the last capture or pawn move.</summary>
    public int HalfMoveClock => _halfMoveClock;

    /// <summary>1 at the start, one more after each of Black's moves.</summary>
    public int FullMoveNumber => _fullMoveNumber;

    /// <summary>The squares of the rooks that may still castle.</summary>
    public ulong CastlingRooks => OnBoard(_rights & (Bitboards.Rank1 | Bitboards.Rank8));

    /// <summary>The square behind a pawn that just moved two squares, if it can legally be captured there.</summary>
    public Square? EnPassant =>
        (_rights & Bitboards.Rank6) is var square and not 0 ? new Square(Bitboards.First(square)).SeenBy(_side) : null;

    public bool InCheck => Attackers(OwnKing, Occupied) != 0;

    /// <summary>Bit 0 = a1.</summary>
    public ulong Pieces(Side side, PieceKind kind) => OnBoard(Men(kind) & (side == _side ? _own : ~_own));

    public PieceKind KindAt(Square square) => KindSeenAt(square.SeenBy(_side));

    /// <summary>Of an occupied square.</summary>
    public Side SideAt(Square square) => (_own & square.SeenBy(_side).Bit) != 0 ? _side : _side.Opponent();

    public Outcome Result(int legalMoves)
    {
        if (legalMoves == 0) return InCheck ? OutcomeExtensions.WinFor(_side.Opponent()) : Outcome.Draw;
        return ChessRules.IsInsufficientMaterial(this) ? Outcome.Draw : Outcome.Ongoing;
    }

    /// <summary>Most positions are no check, which is seen sooner than that there is no move.</summary>
    public static bool IsLost(in ChessPosition position, Span<Move> buffer) => position.InCheck && CountLegalMoves(position, buffer) == 0;

    /// <summary>Threefold repetition and the 50-move rule end a game at once, as in engine play, where both sides would claim.</summary>
    public static Outcome ResultByHistory(ReadOnlySpan<ChessPosition> line) =>
        ChessRules.IsFiftyMoves(line[^1]) || ChessRules.IsThreefold(line) ? Outcome.Draw : Outcome.Ongoing;

    public bool Equals(ChessPosition other) =>
        _hash == other._hash && _own == other._own
        && _kind0 == other._kind0 && _kind1 == other._kind1 && _kind2 == other._kind2
        && _rights == other._rights && _side == other._side
        && _halfMoveClock == other._halfMoveClock && _fullMoveNumber == other._fullMoveNumber;

    public override bool Equals(object? obj) => obj is ChessPosition other && Equals(other);

    public override int GetHashCode() => _hash.GetHashCode();

    public static bool operator ==(ChessPosition left, ChessPosition right) => left.Equals(right);

    public static bool operator !=(ChessPosition left, ChessPosition right) => !left.Equals(right);

    public override string ToString() => Fen.Format(this);

    /// <summary>The mover's men of one kind, from his point of view.</summary>
    internal ulong Own(PieceKind kind) => Men(kind) & _own;

    /// <summary>The opponent's men of one kind, from the mover's point of view.</summary>
    internal ulong Theirs(PieceKind kind) => Men(kind) & ~_own;

    /// <summary>Castling rooks and the en-passant square, from the mover's point of view.</summary>
    internal ulong Rights => _rights;

    /// <summary>Both sides' men of one kind, from the mover's point of view.</summary>
    internal ulong Men(PieceKind kind)
    {
        var bits = (int)kind;
        return ((bits & 1) != 0 ? _kind0 : ~_kind0) & ((bits & 2) != 0 ? _kind1 : ~_kind1) & ((bits & 4) != 0 ? _kind2 : ~_kind2);
    }

    private ulong Occupied => _kind0 | _kind1 | _kind2;

    private ulong OwnKing => _own & _kind0 & _kind1 & ~_kind2;

    private PieceKind KindSeenAt(Square square)
    {
        var index = square.Index;
        return (PieceKind)(((_kind0 >> index) & 1) | (((_kind1 >> index) & 1) << 1) | (((_kind2 >> index) & 1) << 2));
    }

    private ulong OnBoard(ulong seen) => _side == Side.First ? seen : Bitboards.Turn(seen);

    /// <summary>A position from men on the real board, with hash and legal en passant worked out from nothing.</summary>
    internal static ChessPosition From(ChessSetup setup)
    {
        var (own, hash) = (0ul, setup.SideToMove == Side.First ? 0 : Zobrist.Black);
        Span<ulong> kinds = stackalloc ulong[3];
        foreach (var (square, side, kind) in setup.Men)
        {
            var seen = square.SeenBy(setup.SideToMove);
            if (side == setup.SideToMove) own |= seen.Bit;
            for (var bit = 0; bit < kinds.Length; bit++) kinds[bit] |= (((ulong)kind >> bit) & 1) << seen.Index;
            hash ^= Zobrist.Key((Zobrist.Index(kind, square) + (side == Side.First ? 0 : Zobrist.OpponentsKeys)));
        }

        var rights = setup.SideToMove == Side.First ? setup.CastlingRooks : Bitboards.Turn(setup.CastlingRooks);
        hash ^= Zobrist.Rights(rights, setup.SideToMove);
        var board = new Board(own, kinds[0], kinds[1], kinds[2]);
        var position = new ChessPosition(board, rights, hash, setup.SideToMove, setup.HalfMoveClock, setup.FullMoveNumber);
        return setup.EnPassant is { } target ? position.WithEnPassant(target.SeenBy(setup.SideToMove)) : position;
    }

    /// <summary>True if the side that is not to move stands in check: no legal move leads there.</summary>
    internal bool OpponentInCheck
    {
        get
        {
            var board = new Board(_own, _kind0, _kind1, _kind2).Turned();
            return new ChessPosition(board, 0, 0, _side.Opponent(), 0, 1).InCheck;
        }
    }

    /// <summary>The bitboards on their own, for what builds a position.</summary>
    internal readonly record struct Board(ulong Own, ulong Kind0, ulong Kind1, ulong Kind2)
    {
        public Board Turned()
        {
            var theirs = (Kind0 | Kind1 | Kind2) & ~Own;
            return new Board(Bitboards.Turn(theirs), Bitboards.Turn(Kind0), Bitboards.Turn(Kind1), Bitboards.Turn(Kind2));
        }
    }
}

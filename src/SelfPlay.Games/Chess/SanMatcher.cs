using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>Keeps of the generated moves those that fit a pattern: no others are written down.</summary>
internal ref struct SanMatcher : IMoveSink
{
    /// <summary>A side has at most ten men of a kind, so no more can go to one square.</summary>
    public const int MostMatches = 16;

    private readonly Span<Move> _matches;
    private readonly PieceKind _kind;
    private readonly PieceKind _placed;
    private readonly bool _castles;
    private readonly bool _kingside;

    // As the mover sees the board.
    private readonly ulong _origins;
    private readonly int _to;

    public SanMatcher(in SanPattern pattern, Side side, Span<Move> matches)
    {
        _matches = matches;
        (_kind, _placed, _kingside) = (pattern.Kind, pattern.Placed, pattern.Kingside);
        _castles = pattern.To is null;
        _origins = side == Side.First ? pattern.Origins : Bitboards.Turn(pattern.Origins);
        _to = pattern.To is { } to ? to.SeenBy(side).Index : -1;
    }

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPiece(PieceKind kind, int from, ulong targets)
    {
        if (kind == _kind && Contains(targets) && IsOrigin(from)) Add(ChessMove.Of(kind, from, _to));
    }

    public void AddPawns(ulong targets, int step)
    {
        if (_kind != PieceKind.Pawn || !Contains(targets) || !IsOrigin(_to - step)) return;
        if ((1ul << _to & Bitboards.Rank8) == 0)
        {
            if (_placed == PieceKind.Pawn) Add(ChessMove.Of(PieceKind.Pawn, _to - step, _to));
        }
        else if (_placed != PieceKind.Pawn)
        {
            Add(ChessMove.Promotion(_to - step, _to, _placed));
        }
    }

    public void AddDoublePushes(ulong targets)
    {
        if (_kind == PieceKind.Pawn && _placed == PieceKind.Pawn && Contains(targets) && IsOrigin(_to - 16))
            Add(ChessMove.Of(PieceKind.Pawn, _to - 16, _to, ChessMoveType.DoublePush));
    }

    // Castling is found as the king's going to its own rook, too, as some programs write it in Chess960.
    public void AddSpecial(PieceKind kind, int from, int to, ChessMoveType type)
    {
        var fits = _castles ? type == ChessMoveType.Castling && to > from == _kingside : kind == _kind && to == _to && _placed == kind && IsOrigin(from);
        if (fits) Add(ChessMove.Of(kind, from, to, type));
    }

    private readonly bool Contains(ulong targets) => !_castles && (targets >> _to & 1) != 0;

    private readonly bool IsOrigin(int from) => (_origins >> from & 1) != 0;

    private void Add(ChessMove move) => _matches[Count++] = move;
}

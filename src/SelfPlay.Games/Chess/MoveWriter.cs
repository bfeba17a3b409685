using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>Writes moves into a buffer of <see cref="ChessPosition.MaxMoves"/> entries, unchecked.</summary>
internal ref struct MoveWriter(Span<Move> buffer) : IMoveSink
{
    private readonly ref Move _first = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(buffer);

    public int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddPiece(PieceKind kind, int from, ulong targets)
    {
        var head = ChessMove.Head(kind, kind, from, ChessMoveType.Normal);
        while (targets != 0) Add(head | ChessMove.Target(Bitboards.Pop(ref targets)));
    }

    public void AddPawns(ulong targets, int step)
    {
        var quiet = targets & ~Bitboards.Rank8;
        while (quiet != 0)
        {
            var to = Bitboards.Pop(ref quiet);
            Add(ChessMove.Of(PieceKind.Pawn, to - step, to).Value);
        }

        var last = targets & Bitboards.Rank8;
        while (last != 0)
        {
            var to = Bitboards.Pop(ref last);
            Add(ChessMove.Promotion(to - step, to, PieceKind.Queen).Value);
            Add(ChessMove.Promotion(to - step, to, PieceKind.Rook).Value);
            Add(ChessMove.Promotion(to - step, to, PieceKind.Bishop).Value);
            Add(ChessMove.Promotion(to - step, to, PieceKind.Knight).Value);
        }
    }

    public void AddDoublePushes(ulong targets)
    {
        while (targets != 0)
        {
            var to = Bitboards.Pop(ref targets);
            Add(ChessMove.Of(PieceKind.Pawn, to - 16, to, ChessMoveType.DoublePush).Value);
        }
    }

    public void AddSpecial(PieceKind kind, int from, int to, ChessMoveType type) => Add(ChessMove.Of(kind, from, to, type).Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int move) => Unsafe.Add(ref _first, Count++) = new Move(move);
}

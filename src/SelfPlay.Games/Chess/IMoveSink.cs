namespace SelfPlay.Games.Chess;

/// <summary>What becomes of the moves that <see cref="ChessPosition"/> generates: written down or only counted, by the same generator.</summary>
internal interface IMoveSink
{
    /// <summary>One man's moves to each of the targets.</summary>
    void AddPiece(PieceKind kind, int from, ulong targets);

    /// <summary>Moves of several pawns, each from <paramref name="step"/> squares below its target; promotions on the eighth rank.</summary>
    void AddPawns(ulong targets, int step);

    /// <summary>First moves of two squares.</summary>
    void AddDoublePushes(ulong targets);

    void AddSpecial(PieceKind kind, int from, int to, ChessMoveType type);
}

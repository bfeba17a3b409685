namespace SelfPlay.Games.Chess;

/// <summary>Counts moves without writing them.</summary>
internal struct MoveCounter : IMoveSink
{
    private const int Promotions = 4;

    public int Count { get; private set; }

    public void AddPiece(PieceKind kind, int from, ulong targets) => Count += Bitboards.Count(targets);

    public void AddPawns(ulong targets, int step) =>
        Count += Bitboards.Count(targets) + ((Promotions - 1) * Bitboards.Count(targets & Bitboards.Rank8));

    public void AddDoublePushes(ulong targets) => Count += Bitboards.Count(targets);

    public void AddSpecial(PieceKind kind, int from, int to, ChessMoveType type) => Count++;
}

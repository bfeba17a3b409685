namespace SelfPlay.Games.Shogi;

/// <summary>What becomes of the moves that <see cref="ShogiPosition"/> generates: written down or only counted, by the same generator.</summary>
internal interface IMoveSink
{
    /// <summary>One man's moves, without promotion, to each of the targets.</summary>
    void AddFrom(int from, Bitboard targets);

    /// <summary>One man's moves with promotion.</summary>
    void AddPromotionsFrom(int from, Bitboard targets);

    /// <summary>Moves of several men, each by the same step, without promotion.</summary>
    void AddSteps(Bitboard targets, int step);

    /// <summary>The same with promotion.</summary>
    void AddPromotedSteps(Bitboard targets, int step);

    /// <summary>Drops of one kind.</summary>
    void AddDrops(PieceKind kind, Bitboard targets);

    /// <summary>Drops of those kinds of the hand that may go anywhere: silver, bishop, rook, gold.</summary>
    void AddDropsAnywhere(Hand hand, Bitboard targets);
}

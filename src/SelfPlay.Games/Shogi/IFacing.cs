using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi;

/// <summary>The way a side's men go, known when code is compiled: one source, machine code for each side.</summary>
internal interface IFacing
{
    static abstract Side Side { get; }

    /// <summary>What a step ahead adds to a square's index.</summary>
    static abstract int Step { get; }

    /// <summary>The three ranks in which men promote.</summary>
    static abstract Bitboard Zone { get; }

    /// <summary>The rank that no pawn and no lance can leave.</summary>
    static abstract Bitboard LastRank { get; }

    /// <summary>The ranks that no knight can leave.</summary>
    static abstract Bitboard LastTwoRanks { get; }

    /// <summary>All squares one step ahead.</summary>
    static abstract Bitboard Ahead(Bitboard squares);

    static abstract Bitboard Behind(Bitboard squares);
}

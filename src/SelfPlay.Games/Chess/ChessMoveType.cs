namespace SelfPlay.Games.Chess;

/// <summary>What a move does beyond putting one man on another square.</summary>
public enum ChessMoveType
{
    Normal,

    /// <summary>A pawn's first move of two squares: may allow en passant.</summary>
    DoublePush,

    EnPassant,

    /// <summary>Written as the king going to the square of its own rook, which names every castling of Chess960 too.</summary>
    Castling,
}

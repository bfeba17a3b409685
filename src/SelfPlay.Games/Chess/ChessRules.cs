using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>The drawing rules one by one (FIDE Laws of Chess 5.2.2, 9.2, 9.3, 9.6). A line is a game, oldest position first.</summary>
public static class ChessRules
{
    private const int FiftyMoves = 100;
    private const int SeventyFiveMoves = 150;

    /// <summary>A player may claim a draw; engine games end.</summary>
    public static bool IsThreefold(ReadOnlySpan<ChessPosition> line) => Occurrences(line, 3) == 3;

    /// <summary>The game is drawn without a claim.</summary>
    public static bool IsFivefold(ReadOnlySpan<ChessPosition> line) => Occurrences(line, 5) == 5;

    /// <summary>Fifty moves by each side without capture or pawn move: a player may claim a draw; engine games end. Mate goes first.</summary>
    public static bool IsFiftyMoves(in ChessPosition position) => position.HalfMoveClock >= FiftyMoves;

    /// <summary>Seventy-five moves by each side: drawn without a claim. Mate goes first.</summary>
    public static bool IsSeventyFiveMoves(in ChessPosition position) => position.HalfMoveClock >= SeventyFiveMoves;

    /// <summary>
    /// No sequence of legal moves can mate: bare kings, one knight or bishop more, or any number of bishops that all stand on squares of one colour.
    /// </summary>
    public static bool IsInsufficientMaterial(in ChessPosition position)
    {
        if ((position.Men(PieceKind.Pawn) | position.Men(PieceKind.Rook) | position.Men(PieceKind.Queen)) != 0) return false;
        var bishops = position.Men(PieceKind.Bishop);
        var knights = position.Men(PieceKind.Knight);
        if (Bitboards.Count(bishops | knights) <= 1) return true;
        return knights == 0 && ((bishops & Bitboards.LightSquares) == 0 || (bishops & ~Bitboards.LightSquares) == 0);
    }

    /// <summary>How often the last position has occurred, counted up to <paramref name="enough"/>. Looks no further back than the last
    /// capture or pawn move; a position lost by castling or rights is told apart by its hash.</summary>
    private static int Occurrences(ReadOnlySpan<ChessPosition> line, int enough)
    {
        var last = line.Length - 1;
        var hash = line[last].Hash;
        var oldest = Math.Max(0, last - line[last].HalfMoveClock);
        var found = 1;
        for (var i = last - 4; i >= oldest && found < enough; i -= 2)
        {
            if (line[i].Hash == hash) found++;
        }

        return found;
    }
}

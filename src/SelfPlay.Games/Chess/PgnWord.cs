using SelfPlay.Games.Core;

namespace SelfPlay.Games.Chess;

/// <summary>What stands between the moves of a PGN beside moves in algebraic notation.</summary>
internal static class PgnWord
{
    // Novelty, theoretical novelty, diagram, en passant.
    private static readonly string[] Remarks = ["N", "TN", "D", "e.p.", "ep"];

    private static readonly string[] NullMoves = ["--", "Z0", "0000", "@@@@", "null"];

    /// <summary>The move that the word means; neither move nor error for move numbers and remarks such as "+/-".</summary>
    public static Move? Find(in ChessPosition position, string word, out string? error)
    {
        error = null;
        if (NullMoves.Contains(word)) error = $"'{word}' is a null move, which no game has";
        else if (!IsRemark(word) && ChessNotation.Instance.TryParseMove(position, word, out var move, out error)) return move;
        return null;
    }

    private static bool IsRemark(string word) =>
        word.All(char.IsAsciiDigit) || !word.Any(char.IsLetterOrDigit) || Remarks.Contains(word);
}

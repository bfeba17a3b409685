using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Chess;

/// <summary>
/// Writes games in Portable Game Notation, export format: the seven tags of the roster first, lines of fewer than 80 columns.
/// </summary>
public static class Pgn
{
    private const int MaxColumns = 79;

    public static string Format(GameText<ChessPosition> game)
    {
        var text = new StringBuilder();
        AppendTags(text, game);
        text.Append('\n');
        AppendWrapped(text, Tokens(game));
        return text.Append('\n').ToString();
    }

    private static void AppendTags(StringBuilder text, GameText<ChessPosition> game)
    {
        foreach (var (name, unknown) in PgnTags.Roster)
        {
            var given = game.Tags.FirstOrDefault(tag => tag.Key == name).Value;
            AppendTag(text, name, name == PgnTags.Result ? ResultText.Format(game.Outcome) : given ?? unknown);
        }

        if (game.Start != ChessPosition.Initial)
        {
            AppendTag(text, PgnTags.SetUp, "1");
            AppendTag(text, PgnTags.Fen, Fen.Format(game.Start));
        }

        foreach (var (name, value) in game.Tags)
        {
            if (!IsWritten(name)) AppendTag(text, name, value);
        }
    }

    private static bool IsWritten(string name) => PgnTags.IsSetup(name) || PgnTags.Roster.Any(tag => tag.Name == name);

    private static void AppendTag(StringBuilder text, string name, string value)
    {
        var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        text.Append('[').Append(name).Append(" \"").Append(escaped.ReplaceLineEndings(" ")).Append("\"]\n");
    }

    /// <summary>The words of the move text; lines may break between any two.</summary>
    private static IEnumerable<string> Tokens(GameText<ChessPosition> game)
    {
        var position = game.Start;
        var numbered = false;
        for (var i = 0; i < game.Moves.Count; i++)
        {
            var white = position.SideToMove == Side.First;
            if (white || !numbered) yield return $"{position.FullMoveNumber}{(white ? "." : "...")}";
            yield return San.Format(position, game.Moves[i]);
            position = position.After(game.Moves[i]);
            numbered = true;
            if (i >= game.Comments.Count || game.Comments[i] is not { } comment) continue;
            foreach (var word in CommentWords(comment)) yield return word;
            numbered = false;
        }

        yield return ResultText.Format(game.Outcome);
    }

    // A comment ends at the first closing brace and cannot hold one.
    private static string[] CommentWords(string comment) =>
        $"{{{comment.Replace('{', '(').Replace('}', ')')}}}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static void AppendWrapped(StringBuilder text, IEnumerable<string> tokens)
    {
        var column = 0;
        foreach (var token in tokens)
        {
            var breaks = column > 0 && column + 1 + token.Length > MaxColumns;
            if (breaks) text.Append('\n');
            else if (column > 0) text.Append(' ');
            column = breaks || column == 0 ? token.Length : column + 1 + token.Length;
            text.Append(token);
        }

        text.Append('\n');
    }
}

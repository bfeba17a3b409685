using System.Text;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>The record of a game that has no format of its own: tags, a start other than the usual one, numbered moves, the result.</summary>
/// <remarks>
/// <code>
/// First: step 200
/// Second: step 100
///
/// 1. b2 a1 {0.93} 2. c1 ... 1-0
/// </code>
/// </remarks>
public static class PlainGameText
{
    internal const string Start = "Start";
    internal const string AfterName = ": ";

    public static string Format<TPosition>(INotation<TPosition> notation, GameText<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var text = new StringBuilder();
        foreach (var (name, value) in game.Tags)
        {
            if (name != Start) AppendTag(text, name, value);
        }

        if (!game.Start.Equals(TPosition.Initial)) AppendTag(text, Start, notation.FormatPosition(game.Start));
        if (text.Length > 0) text.Append('\n');
        AppendMoves(text, notation, game);
        return text.Append(ResultText.Format(game.Outcome)).Append('\n').ToString();
    }

    /// <summary>Reads them back, one game at a time; a broken one is skipped with its reason.</summary>
    public static IEnumerable<ReadGame<TPosition>> Read<TPosition>(INotation<TPosition> notation, TextReader text)
        where TPosition : unmanaged, IPosition<TPosition> =>
        new PlainGameReader<TPosition>(notation, text).ReadAll();

    private static void AppendTag(StringBuilder text, string name, string value) =>
        text.Append(name).Append(AfterName).Append(value.ReplaceLineEndings(" ")).Append('\n');

    private static void AppendMoves<TPosition>(StringBuilder text, INotation<TPosition> notation, GameText<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var position = game.Start;
        for (var i = 0; i < game.Moves.Count; i++)
        {
            if (i % 2 == 0) text.Append((i / 2) + 1).Append(". ");
            text.Append(notation.FormatMove(position, game.Moves[i])).Append(' ');
            if (i < game.Comments.Count && game.Comments[i] is { } comment) text.Append('{').Append(Comment(comment)).Append("} ");
            position = position.After(game.Moves[i]);
        }
    }

    // A comment ends at the first closing brace and cannot hold one.
    private static string Comment(string text) => text.Replace('{', '(').Replace('}', ')').ReplaceLineEndings(" ");
}

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
    public static string Format<TPosition>(INotation<TPosition> notation, GameText<TPosition> game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var text = new StringBuilder();
        foreach (var (name, value) in game.Tags) text.Append(name).Append(": ").Append(value).Append('\n');
        if (!game.Start.Equals(TPosition.Initial)) text.Append("Start: ").Append(notation.FormatPosition(game.Start)).Append('\n');
        if (text.Length > 0) text.Append('\n');

        var position = game.Start;
        for (var i = 0; i < game.Moves.Count; i++)
        {
            if (i % 2 == 0) text.Append((i / 2) + 1).Append(". ");
            text.Append(notation.FormatMove(position, game.Moves[i])).Append(' ');
            if (i < game.Comments.Count && game.Comments[i] is { } comment) text.Append('{').Append(comment).Append("} ");
            position = position.After(game.Moves[i]);
        }

        return text.Append(Result(game.Outcome)).Append('\n').ToString();
    }

    private static string Result(Outcome outcome) => outcome switch
    {
        Outcome.FirstWins => "1-0",
        Outcome.SecondWins => "0-1",
        Outcome.Draw => "1/2-1/2",
        _ => "*",
    };
}

using System.Globalization;
using System.Text;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Games.Go;

/// <summary>Writes games in Smart Game Format, FF[4]: one main line, set-up stones, comments. Tags that the format has no property for are kept in a private one, TAG[name:value].</summary>
public static class Sgf
{
    internal const string PrivateTag = "TAG";

    private const int MovesPerLine = 12;

    /// <summary>Tags of game records and the properties that mean the same.</summary>
    internal static IReadOnlyList<(string Tag, string Property)> Properties { get; } =
    [
        ("Event", "EV"), ("Site", "PC"), ("Date", "DT"), ("Round", "RO"), ("Black", "PB"), ("White", "PW"),
        ("BlackElo", "BR"), ("WhiteElo", "WR"), ("TimeControl", "TM"), ("Annotator", "AN"), ("Opening", "ON"), ("GameName", "GN"),
    ];

    /// <summary>Reads games of every size as they were played: whatever superko says, and with <see cref="GoPosition.Turn"/> among the moves where a side moves
    /// twice or goes on after two passes.</summary>
    public static IEnumerable<ReadGame<GoPosition>> ReadAsPlayed(TextReader text) => SgfReader.Read(text, usual: null);

    public static string Format(GameText<GoPosition> game)
    {
        var rules = game.Start.Rules;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"(;GM[1]FF[4]CA[UTF-8]SZ[{rules.Size}]KM[{rules.KomiText}]RU[{RulesText(rules)}]");
        if (Result(game) is { } result) text.Append("RE[").Append(result).Append(']');
        text.Append('\n');
        AppendTags(text, game.Tags);
        AppendSetup(text, game.Start);
        AppendMoves(text, game);
        return text.Append(")\n").ToString();
    }

    internal static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    /// <summary>The rule sets of the field that have these rules of suicide and superko.</summary>
    internal static string RulesText(GoRules rules) => (rules.Suicide, rules.Situational) switch
    {
        (false, false) => "Chinese",
        (false, true) => "AGA",
        (true, false) => "Tromp-Taylor",
        (true, true) => "NZ",
    };

    private static string? Result(GameText<GoPosition> game) => game.Outcome switch
    {
        Outcome.FirstWins => "B+" + Margin(game),
        Outcome.SecondWins => "W+" + Margin(game),
        Outcome.Draw => "0",
        _ => null,
    };

    /// <summary>The points, if the board decided.</summary>
    private static string Margin(GameText<GoPosition> game)
    {
        var position = game.Start;
        foreach (var move in game.Moves) position = position.After(move);
        return position.Passes < 2 ? "" : (Math.Abs(GoScore.HalfPoints(position)) / 2.0).ToString(CultureInfo.InvariantCulture);
    }

    private static void AppendTags(StringBuilder text, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (name, value) in tags)
        {
            var property = Properties.FirstOrDefault(known => known.Tag == name).Property;
            var content = property is null ? Escape(name).Replace(":", "\\:", StringComparison.Ordinal) + ":" + Escape(value) : Escape(value);
            text.Append(property ?? PrivateTag).Append('[').Append(content).Append("]\n");
        }
    }

    private static void AppendSetup(StringBuilder text, in GoPosition start)
    {
        AppendPoints(text, "AB", start, Side.First);
        AppendPoints(text, "AW", start, Side.Second);
        if (start.SideToMove == Side.Second) text.Append("PL[W]\n");
    }

    private static void AppendPoints(StringBuilder text, string property, in GoPosition start, Side side)
    {
        var any = false;
        for (var cell = 0; cell < start.Rules.Cells; cell++)
        {
            if (start.StoneAt(cell) != side) continue;
            if (!any) text.Append(property);
            text.Append('[').Append(Point(cell, start.Rules.Size)).Append(']');
            any = true;
        }

        if (any) text.Append('\n');
    }

    private static void AppendMoves(StringBuilder text, GameText<GoPosition> game)
    {
        var side = game.Start.SideToMove;
        for (var i = 0; i < game.Moves.Count; i++)
        {
            var cell = game.Moves[i].Value;
            if (game.Moves[i] == game.Start.Turn)
            {
                side = side.Opponent();
                continue;
            }

            text.Append(side == Side.First ? ";B[" : ";W[").Append(cell == game.Start.Rules.Cells ? "" : Point(cell, game.Start.Rules.Size)).Append(']');
            if (i < game.Comments.Count && game.Comments[i] is { } comment) text.Append("C[").Append(Escape(comment)).Append(']');
            if (i % MovesPerLine == MovesPerLine - 1) text.Append('\n');
            side = side.Opponent();
        }
    }

    private static string Point(int cell, int size) => $"{(char)('a' + (cell % size))}{(char)('a' + (cell / size))}";
}

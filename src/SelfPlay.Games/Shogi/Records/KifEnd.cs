using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>How KIF and KI2 say that a game ended.</summary>
internal static class KifEnd
{
    /// <summary>What stands in the place of a move, and what it means for the side to move: +1 it wins, -1 it loses, 0 drawn, null unfinished.</summary>
    private static readonly (string Word, int? Value)[] Words =
    [
        ("投了", -1), ("中断", null), ("千日手", 0), ("持将棋", 0), ("引き分け", 0), ("詰み", -1), ("詰", -1), ("不詰", null), ("切れ負け", -1), ("時間切れ", -1),
        ("反則勝ち", 1), ("反則負け", -1), ("入玉勝ち", 1), ("入玉宣言", 1), ("宣言勝ち", 1), ("不戦勝", 1), ("不戦敗", -1), ("封じ手", null),
    ];

    private static readonly string[] FirstNames = ["先手", "下手"];
    private static readonly string[] SecondNames = ["後手", "上手"];

    /// <summary>False if the word says nothing about an end.</summary>
    public static bool TryRead(string word, Side toMove, out Outcome outcome)
    {
        foreach (var (known, value) in Words)
        {
            if (word != known) continue;
            outcome = Of(value, toMove);
            return true;
        }

        outcome = default;
        return false;
    }

    /// <summary>Reads "まで98手で後手の勝ち": what it says of the winner, and of what else ends a game.</summary>
    public static Outcome ReadSummary(string text, Side toMove)
    {
        foreach (var (names, side) in new[] { (FirstNames, Side.First), (SecondNames, Side.Second) })
        {
            if (!names.Any(name => text.Contains(name, StringComparison.Ordinal))) continue;
            if (text.Contains('勝')) return OutcomeExtensions.WinFor(side);
            if (text.Contains('負')) return OutcomeExtensions.WinFor(side.Opponent());
        }

        var (_, value) = Words.FirstOrDefault(known => text.Contains(known.Word, StringComparison.Ordinal));
        return Words.Any(known => text.Contains(known.Word, StringComparison.Ordinal)) ? Of(value, toMove) : Outcome.Ongoing;
    }

    /// <summary>The word for the end of a game whose last position this is.</summary>
    public static string Format(Line<ShogiPosition> line, Outcome outcome)
    {
        ref readonly var position = ref line.Position;
        if (outcome == Outcome.Ongoing) return "中断";
        if (outcome == Outcome.Draw) return ShogiRules.ResultByRepetition(line.Positions) == Outcome.Draw ? "千日手" : "持将棋";
        if (outcome == OutcomeExtensions.WinFor(position.SideToMove)) return ShogiRules.MayDeclare(position) ? "入玉勝ち" : "反則勝ち";
        return line.LegalMoves(new Move[ShogiPosition.MaxMoves]) == 0 ? "詰み" : "投了";
    }

    private static Outcome Of(int? value, Side toMove) => value switch
    {
        1 => OutcomeExtensions.WinFor(toMove),
        -1 => OutcomeExtensions.WinFor(toMove.Opponent()),
        0 => Outcome.Draw,
        _ => Outcome.Ongoing,
    };
}

using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>Outcomes as the records of most games write them: "1-0", "0-1", "1/2-1/2", and "*" for a game that has none.</summary>
public static class ResultText
{
    public static string Format(Outcome outcome) => outcome switch
    {
        Outcome.FirstWins => "1-0",
        Outcome.SecondWins => "0-1",
        Outcome.Draw => "1/2-1/2",
        _ => "*",
    };

    /// <summary>Null for anything else.</summary>
    public static Outcome? Parse(ReadOnlySpan<char> text) => text switch
    {
        "1-0" => Outcome.FirstWins,
        "0-1" => Outcome.SecondWins,
        "1/2-1/2" or "1/2" or "½-½" or "½" => Outcome.Draw,
        "*" => Outcome.Ongoing,
        _ => null,
    };
}

using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Records;

/// <summary>How CSA says that a game ended.</summary>
internal static class CsaEnd
{
    // As servers of CSA tell the end to programs, whose logs are kept as records.
    private static readonly (string Message, string Word)[] ServerMessages =
        [("#RESIGN", "%TORYO"), ("#TIME_UP", "%TIME_UP"), ("#ILLEGAL_MOVE", "%ILLEGAL_MOVE"), ("#SENNICHITE", "%SENNICHITE"), ("#JISHOGI", "%JISHOGI")];

    public static bool IsServerMessage(string line) => ServerMessages.Any(known => known.Message == line);

    /// <summary>False if the word says nothing about an end.</summary>
    public static bool TryRead(string word, Side toMove, out Outcome outcome)
    {
        if (IsServerMessage(word)) word = ServerMessages.First(known => known.Message == word).Word;
        Outcome? found = word switch
        {
            "%TORYO" or "%TIME_UP" or "%ILLEGAL_MOVE" or "%TSUMI" => OutcomeExtensions.WinFor(toMove.Opponent()),
            "%KACHI" => OutcomeExtensions.WinFor(toMove),
            "%SENNICHITE" or "%OUTE_SENNICHITE" or "%JISHOGI" or "%HIKIWAKE" or "%MAX_MOVES" => Outcome.Draw,
            "%+ILLEGAL_ACTION" => Outcome.SecondWins,
            "%-ILLEGAL_ACTION" => Outcome.FirstWins,
            "%CHUDAN" or "%MATTA" or "%FUZUMI" or "%ERROR" => Outcome.Ongoing,
            _ => null,
        };
        outcome = found ?? default;
        return found is not null;
    }

    /// <summary>The word for the end of a game whose last position this is.</summary>
    public static string Format(Line<ShogiPosition> line, Outcome outcome)
    {
        ref readonly var position = ref line.Position;
        if (outcome == Outcome.Ongoing) return "%CHUDAN";
        if (outcome == Outcome.Draw) return ShogiRules.ResultByRepetition(line.Positions) == Outcome.Draw ? "%SENNICHITE" : "%JISHOGI";
        if (outcome == OutcomeExtensions.WinFor(position.SideToMove))
            return ShogiRules.MayDeclare(position) ? "%KACHI" : $"%{CsaMove.Sign(position.SideToMove.Opponent())}ILLEGAL_ACTION";
        return line.LegalMoves(new Move[ShogiPosition.MaxMoves]) == 0 ? "%TSUMI" : "%TORYO";
    }
}

using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Arena.Protocols.Gtp;

/// <summary>Moves as the protocol writes them: a point or "pass", in any case.</summary>
internal static class GtpVertex
{
    private const string Pass = "pass";

    public static string Format(Move move, GoRules rules) => move.Value < rules.Cells ? GoPoint.Format(move.Value, rules.Size) : Pass;

    /// <summary>Null for what names no point of the board.</summary>
    public static Move? Parse(string text, GoRules rules)
    {
        if (text.Equals(Pass, StringComparison.OrdinalIgnoreCase)) return new Move(rules.Cells);
        return GoPoint.Parse(text, rules.Size) is { } cell ? new Move(cell) : null;
    }
}

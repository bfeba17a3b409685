using System.Globalization;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>Values as UCI writes them, all for the side to move.</summary>
internal static class UciScore
{
    // Lc0's score type "centipawn" (src/search/classic/search.cc, SendUciInfo): 100 is Q = 0.54, and Q = 1 gives 12780.
    private const double Scale = 90, Stretch = 1.5637541897;

    /// <summary>90 * tan(1.5637541897 * Q).</summary>
    public static int CentiPawns(WinDrawLoss outcome) => (int)Math.Round(Scale * Math.Tan(Stretch * Math.Clamp(outcome.Value, -1, 1)));

    /// <summary>"cp 34" or "mate -3".</summary>
    public static string Format(AnalysedMove move) => move.MateIn is { } mate
        ? string.Create(CultureInfo.InvariantCulture, $"mate {mate}")
        : string.Create(CultureInfo.InvariantCulture, $"cp {CentiPawns(move.Outcome)}");

    /// <summary>"312 540 148": in thousandths that sum to 1000.</summary>
    public static string FormatWdl(WinDrawLoss outcome)
    {
        var win = (int)Math.Round(1000 * outcome.Win);
        var loss = Math.Min(1000 - win, (int)Math.Round(1000 * outcome.Loss));
        return string.Create(CultureInfo.InvariantCulture, $"{win} {1000 - win - loss} {loss}");
    }
}

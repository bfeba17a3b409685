using System.Globalization;
using SelfPlay.Arena.Engines;
using SelfPlay.Engine.Analysis;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Protocols.Uci;

/// <summary>Values as UCI writes them, all for the side to move.</summary>
internal static class UciScore
{
    public static int CentiPawns(WinDrawLoss outcome) => (int)Math.Round(CentiPawnScale.FromValue(outcome.Value));

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

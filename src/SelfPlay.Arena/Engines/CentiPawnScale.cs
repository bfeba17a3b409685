using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Engines;

/// <summary>Between the scores of chess programs and expected results in [-1, 1], both for the same side.</summary>
internal static class CentiPawnScale
{
    // Lc0's score type "centipawn" (src/search/classic/search.cc, SendUciInfo): 100 is Q = 0.54, and Q = 1 gives 12780.
    private const double Scale = 90, Stretch = 1.5637541897;

    /// <summary>90 * tan(1.5637541897 * Q).</summary>
    public static double FromValue(double value) => Scale * Math.Tan(Stretch * Math.Clamp(value, -1, 1));

    public static double ToValue(double centiPawns) => Math.Clamp(Math.Atan(centiPawns / Scale) / Stretch, -1, 1);

    /// <summary>As protocols write it.</summary>
    public static int Rounded(WinDrawLoss outcome) => (int)Math.Round(FromValue(outcome.Value));
}

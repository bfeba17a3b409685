namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Between the scores of chess programs and expected results.</summary>
internal static class CentiPawnScale
{
    // The curve of lc0 (src/search/classic/search.cc, "centipawn"): cp = 90 tan(1.5637541897 q).
    private const double Steepness = 1.5637541897, Unit = 90;

    public static float ToValue(int centiPawns) => (float)(Math.Atan(centiPawns / Unit) / Steepness);

    public static double FromValue(double value) => Unit * Math.Tan(Math.Clamp(value, -1, 1) * Steepness);
}

using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Engines;

/// <summary>Between the scores of shogi programs and expected results in [-1, 1], both for the same side.</summary>
internal static class ShogiScale
{
    // The win rate that shogi programs read from a score is 1 / (1 + exp(-score / 600)), a constant that Ponanza brought into use.
    private const double Scale = 600;

    /// <summary>Of a sure win: programs keep higher ones for mates.</summary>
    private const int Most = 10_000;

    public static double ToValue(double score) => Math.Tanh(score / (2 * Scale));

    /// <summary>As protocols write it.</summary>
    public static int Rounded(WinDrawLoss outcome) => (int)Math.Round(Math.Clamp(2 * Scale * Math.Atanh(outcome.Value), -Most, Most));
}

namespace SelfPlay.Engine.Rating;

/// <summary>Generalised sequential probability ratio test on pentanomial frequencies: is a player better by <paramref name="Elo1"/> rather than by <paramref name="Elo0"/>?</summary>
/// <param name="Elo0">Difference under the hypothesis H0.</param>
/// <param name="Elo1">Difference under H1, greater.</param>
/// <param name="Alpha">Accepted share of wrong answers "H1".</param>
/// <param name="Beta">Accepted share of wrong answers "H0".</param>
public sealed record Sprt(double Elo0, double Elo1, double Alpha = 0.05, double Beta = 0.05)
{
    public SprtState Judge(PairCounts pairs) => throw new NotImplementedException();
}

/// <summary>How a test stands.</summary>
/// <param name="Ratio">Log-likelihood ratio.</param>
/// <param name="Lower">At or below it H0 is accepted.</param>
/// <param name="Upper">At or above it H1 is accepted.</param>
public sealed record SprtState(Sprt Test, double Ratio, double Lower, double Upper)
{
    /// <summary>True: H1; false: H0; null: undecided.</summary>
    public bool? Verdict => Ratio >= Upper ? true : Ratio <= Lower ? false : null;
}

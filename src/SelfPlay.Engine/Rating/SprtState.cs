namespace SelfPlay.Engine.Rating;

/// <summary>How a test stands.</summary>
/// <param name="Test">The test.</param>
/// <param name="Ratio">Log-likelihood ratio.</param>
/// <param name="Lower">At or below it H0 is accepted.</param>
/// <param name="Upper">At or above it H1 is accepted.</param>
public sealed record SprtState(Sprt Test, double Ratio, double Lower, double Upper)
{
    /// <summary>True: H1; false: H0; null: undecided.</summary>
    public bool? Verdict => Ratio >= Upper ? true : Ratio <= Lower ? false : null;
}

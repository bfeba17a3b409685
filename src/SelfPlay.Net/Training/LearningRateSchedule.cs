namespace SelfPlay.Net.Training;

/// <summary>
/// The learning rate: a linear warm-up over steps, times the fall over the whole run that <paramref name="Kind"/> names. A run knows how far it is (its
/// generations), but not how many steps it will take, because that depends on the length of games still to be played.
/// </summary>
/// <param name="Rate">After the warm-up.</param>
/// <param name="WarmupSteps">0 starts at the full rate.</param>
/// <param name="FinalShare">Share of the rate that is left at the end of a cosine or step schedule.</param>
public sealed record LearningRateSchedule(ScheduleKind Kind, float Rate, int WarmupSteps, float FinalShare)
{
    /// <param name="step">0 for the first.</param>
    /// <param name="progress">Share of the run that is over, in [0, 1].</param>
    public float At(long step, double progress) =>
        Rate * Math.Min(1, (step + 1f) / Math.Max(1, WarmupSteps)) * ShareAt(progress);

    private float ShareAt(double progress) => Kind switch
    {
        ScheduleKind.Cosine => (float)(FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * progress)))),
        ScheduleKind.Step when progress >= 0.75 => FinalShare,
        ScheduleKind.Step when progress >= 0.5 => MathF.Sqrt(FinalShare),
        _ => 1,
    };
}

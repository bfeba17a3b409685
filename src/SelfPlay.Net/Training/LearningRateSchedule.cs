namespace SelfPlay.Net.Training;

/// <summary>The learning rate as a function of the step: a linear warm-up, then the fall that <paramref name="Kind"/> names.</summary>
/// <param name="Rate">After the warm-up.</param>
/// <param name="WarmupSteps">0 starts at the full rate.</param>
/// <param name="TotalSteps">Steps of the whole run, the warm-up among them; later steps keep the final rate.</param>
/// <param name="FinalShare">Share of the rate that is left at the end of a cosine or step schedule.</param>
public sealed record LearningRateSchedule(ScheduleKind Kind, float Rate, int WarmupSteps, long TotalSteps, float FinalShare)
{
    /// <param name="step">0 for the first.</param>
    public float At(long step)
    {
        if (step < WarmupSteps) return Rate * (step + 1) / WarmupSteps;
        return Rate * ShareAt(Math.Min(1, (step - WarmupSteps) / Math.Max(1.0, TotalSteps - WarmupSteps)));
    }

    /// <param name="progress">0 at the end of the warm-up, 1 at the end of the run.</param>
    private float ShareAt(double progress) => Kind switch
    {
        ScheduleKind.Cosine => (float)(FinalShare + ((1 - FinalShare) * 0.5 * (1 + Math.Cos(Math.PI * progress)))),
        ScheduleKind.Step when progress >= 0.75 => FinalShare,
        ScheduleKind.Step when progress >= 0.5 => MathF.Sqrt(FinalShare),
        _ => 1,
    };
}

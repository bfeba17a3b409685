namespace SelfPlay.Engine.Fitting;

/// <summary>How far a fit is.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Of the whole fit, if it does not stop early.</param>
/// <param name="Epoch">Times that the samples were learnt from so far.</param>
/// <param name="PolicyLoss">Mean since the last measurement.</param>
/// <param name="SamplesPerSecond">Since this process began to learn.</param>
/// <param name="Remaining">Until the last step; null while there is nothing to go by.</param>
public readonly record struct FitStep(long Step, long Steps, double Epoch, double PolicyLoss, double ValueLoss, double Rate, double SamplesPerSecond, TimeSpan? Remaining);

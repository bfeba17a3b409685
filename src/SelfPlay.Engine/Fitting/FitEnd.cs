using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Fitting;

/// <summary>How one call of a fit ended.</summary>
/// <param name="Summary">Null when it was stopped before its end.</param>
/// <param name="Measurements">All of them.</param>
public sealed record FitEnd(RunEndReason Reason, string Directory, long Step, FitSummary? Summary, IReadOnlyList<Measurement> Measurements, TimeSpan Elapsed);

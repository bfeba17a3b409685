using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Fitting;

/// <summary>What a fit will use, known before it begins.</summary>
/// <param name="Facts">Names and values for people.</param>
/// <param name="History">Measurements made before, of a fit that goes on.</param>
public sealed record FitStart(string Directory, RunConfig Config, bool Resumed, long Step, IReadOnlyList<KeyValuePair<string, string>> Facts, IReadOnlyList<Measurement> History);

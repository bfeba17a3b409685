namespace SelfPlay.Arena.Tournaments;

/// <summary>How playing ended.</summary>
/// <param name="Results">As they stand.</param>
/// <param name="IsFinished">False if it was stopped.</param>
/// <param name="GamesNow">Played since it was begun or resumed.</param>
/// <param name="Elapsed">Since then.</param>
internal sealed record TournamentOutcome(TournamentResults Results, bool IsFinished, int GamesNow, TimeSpan Elapsed);

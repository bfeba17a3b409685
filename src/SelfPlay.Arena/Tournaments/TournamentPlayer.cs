namespace SelfPlay.Arena.Tournaments;

/// <summary>Somebody who takes part.</summary>
/// <param name="Name">Unique in the tournament.</param>
/// <param name="Spec">How the player was named on the command line.</param>
/// <param name="Generation">Of a checkpoint; null for others.</param>
/// <param name="Step">Training step of a checkpoint; null for others.</param>
/// <param name="PinnedElo">The Elo that an anchor is held at; null for players whose Elo is measured.</param>
public sealed record TournamentPlayer(string Name, string Spec, int? Generation, long? Step, double? PinnedElo);

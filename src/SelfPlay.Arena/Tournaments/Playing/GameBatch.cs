namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Games of one pairing that a worker plays next.</summary>
/// <param name="Pairing">Who plays whom.</param>
/// <param name="InStep">All at once, or else a single one.</param>
/// <param name="Games">In the order of their numbers.</param>
internal sealed record GameBatch(Pairing Pairing, bool InStep, IReadOnlyList<ScheduledGame> Games);

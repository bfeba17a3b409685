using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Storage;

namespace SelfPlay.Arena.Tournaments;

/// <summary>A request that was found to make sense.</summary>
/// <param name="Settings">What the games depend on.</param>
/// <param name="Players">By number.</param>
/// <param name="Existing">The tournament that goes on; null for a new one.</param>
internal sealed record TournamentPlan(TournamentSettings Settings, IReadOnlyList<Contestant> Players, TournamentFolder? Existing);

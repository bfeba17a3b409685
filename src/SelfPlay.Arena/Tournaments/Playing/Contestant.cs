using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Net.Models;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>A player who is ready to be seated.</summary>
/// <param name="Entrant">As the tournament keeps it.</param>
/// <param name="Spec">How it plays.</param>
/// <param name="Budget">Its own or that of the tournament.</param>
/// <param name="Weights">Of a network; null for others.</param>
internal sealed record Contestant(Entrant Entrant, PlayerSpec Spec, PlayerBudget Budget, NetworkWeights? Weights)
{
    public string Name => Entrant.Name;

    /// <summary>True if it plays many games in step, because neither clock nor another program is involved: its games depend on the seed alone.</summary>
    public bool PlaysInStep => Spec.Kind != PlayerKind.Program && !Budget.IsTimed;
}

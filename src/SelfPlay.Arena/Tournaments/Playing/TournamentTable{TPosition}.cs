using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Engine.Play.Openings;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>What all workers share, and none changes.</summary>
/// <param name="Game">The game.</param>
/// <param name="Settings">Of the tournament.</param>
/// <param name="Players">By number.</param>
/// <param name="Openings">Opening k begins round k of every pairing.</param>
internal sealed record TournamentTable<TPosition>(
    Game<TPosition> Game, TournamentSettings Settings, IReadOnlyList<Contestant> Players, OpeningBook<TPosition> Openings)
    where TPosition : unmanaged, IPosition<TPosition>
{
    public int MoveLimit => Settings.Adjudication.MaxMoves ?? Game.MoveLimit;
}

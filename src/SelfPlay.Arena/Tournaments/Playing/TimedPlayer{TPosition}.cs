using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Measures a player: each of the moves chosen together took an equal share of the time.</summary>
internal sealed class TimedPlayer<TPosition>(IPlayer<TPosition> player, TimeProvider time) : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        var started = time.GetTimestamp();
        player.ChooseMoves(lines, choices, rngs);
        var share = time.GetElapsedTime(started) / lines.Count;
        foreach (ref var choice in choices) choice = choice with { Time = share };
    }
}

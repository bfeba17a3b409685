using SelfPlay.Arena.Engines;
using SelfPlay.Engine.Play;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Somebody who plays one game at a time, against a clock or through a protocol. Not thread-safe.</summary>
internal abstract class Seat<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Begins another game.</summary>
    /// <param name="side">The player's.</param>
    /// <param name="time">What it has for its first move.</param>
    /// <param name="cancel">Breaks off.</param>
    /// <exception cref="ForfeitException">The player cannot.</exception>
    public abstract void Begin(Side side, ThinkingTime time, CancellationToken cancel);

    /// <summary>Chooses a move in a game that goes on. The choice says how long it took.</summary>
    /// <exception cref="ForfeitException">The player failed.</exception>
    public abstract (Choice Choice, int Depth) Think(ArenaGame<TPosition> game, ThinkingTime time, CancellationToken cancel);

    /// <summary>The game is over.</summary>
    public virtual void End(Outcome outcome)
    {
        // Most players need not know.
    }
}

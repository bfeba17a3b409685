using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Somebody who chooses moves, for many games at once. Not thread-safe.</summary>
public interface IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Chooses a move in the last position of every line; none of them is the end of a game. The lines are left as they
    /// were.</summary>
    /// <param name="lines">One game each.</param>
    /// <param name="choices">Out: one per line.</param>
    /// <param name="rngs">One generator per line, the only source of chance: a choice depends on its own line and generator
    /// alone.</param>
    void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs);
}

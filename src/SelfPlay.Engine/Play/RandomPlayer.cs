using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Plays any legal move: the fixed floor that a network is measured against.</summary>
public sealed class RandomPlayer<TPosition> : IPlayer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Move[] _legal = new Move[TPosition.MaxMoves];

    public void ChooseMoves(IReadOnlyList<Line<TPosition>> lines, Span<Choice> choices, Span<Rng> rngs)
    {
        for (var i = 0; i < lines.Count; i++) choices[i] = new Choice(_legal[rngs[i].Next(lines[i].LegalMoves(_legal))]);
    }
}

using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>One game of a match.</summary>
internal sealed class MatchGame<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Side _sideOfFirst;

    private MatchGame(Line<TPosition> line, Side sideOfFirst, Rng rng) => (Line, _sideOfFirst, Rng) = (line, sideOfFirst, rng);

    public Line<TPosition> Line { get; }

    public Rng Rng { get; set; }

    public bool FirstPlayerToMove => Line.Position.SideToMove == _sideOfFirst;

    /// <summary>Both games of a pair draw the same opening; afterwards each has chance of its own.</summary>
    public static MatchGame<TPosition> Open(MatchConfig config, int pair, Side sideOfFirst)
    {
        var line = new Line<TPosition>(TPosition.Initial, config.MoveLimit);
        var opening = new Rng((ulong)config.Seed, (ulong)pair);
        Opening.Play(line, config.OpeningPlies, ref opening);
        return new MatchGame<TPosition>(line, sideOfFirst, new Rng((ulong)config.Seed, (ulong)pair, (ulong)sideOfFirst));
    }

    /// <summary>The result for the first player; null while the game goes on.</summary>
    public MatchResult? Result()
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        var outcome = Line.Result(Line.LegalMoves(moves));
        if (outcome == Outcome.Ongoing) return null;
        return outcome.ValueFor(_sideOfFirst) switch
        {
            > 0 => new MatchResult(1, 0, 0),
            0 => new MatchResult(0, 1, 0),
            _ => new MatchResult(0, 0, 1),
        };
    }
}

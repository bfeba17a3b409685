using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>One game of a match, while it is played.</summary>
/// <param name="line">The opening.</param>
/// <param name="sideOfFirst">The side of the match's first player.</param>
/// <param name="rng">The players' chance in this game.</param>
public class MatchGame<TPosition>(Line<TPosition> line, Side sideOfFirst, Rng rng)
    where TPosition : unmanaged, IPosition<TPosition>
{
    public Line<TPosition> Line { get; } = line;

    public Rng Rng { get; set; } = rng;

    public Side SideOfFirst { get; } = sideOfFirst;

    public bool FirstPlayerToMove => Line.Position.SideToMove == SideOfFirst;

    /// <summary>Both games of a pair draw the same opening; afterwards each has chance of its own.</summary>
    public static MatchGame<TPosition> Open(in TPosition start, MatchConfig config, int pair, Side sideOfFirst)
    {
        var line = new Line<TPosition>(start, config.MoveLimit);
        var opening = new Rng((ulong)config.Seed, (ulong)pair);
        Opening.Play(line, config.OpeningPlies, ref opening);
        return new MatchGame<TPosition>(line, sideOfFirst, new Rng((ulong)config.Seed, (ulong)pair, (ulong)sideOfFirst));
    }

    /// <summary>How the game stands; asked after every move.</summary>
    public virtual Outcome Result()
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        return Line.Result(Line.LegalMoves(moves));
    }

    public virtual void Play(Choice choice) => Line.Play(choice.Move);
}

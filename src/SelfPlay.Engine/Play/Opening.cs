using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>Random moves at the start of a game, so that games of players without chance differ.</summary>
public static class Opening
{
    /// <summary>Plays <paramref name="plies"/> random moves from the first position. A game that would be over by then is begun
    /// anew, one ply shorter.</summary>
    public static void Play<TPosition>(Line<TPosition> line, int plies, ref Rng rng)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        while (!TryPlay(line, plies, ref rng)) plies--;
    }

    private static bool TryPlay<TPosition>(Line<TPosition> line, int plies, ref Rng rng)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        line.TakeBackTo(0);
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        while (line.Ply < plies)
        {
            var count = line.LegalMoves(moves);
            if (line.Result(count) != Outcome.Ongoing) return false;
            line.Play(moves[rng.Next(count)]);
        }

        return plies <= 0 || line.Result(line.LegalMoves(moves)) == Outcome.Ongoing;
    }
}

using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>A game of moves at random.</summary>
internal static class RandomGame
{
    /// <summary>Plays on from where the line stands until the game is over.</summary>
    public static void PlayToEnd<TPosition>(Line<TPosition> line, ref Rng rng)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        Span<Move> moves = stackalloc Move[TPosition.MaxMoves];
        int count;
        while (line.Result(count = line.LegalMoves(moves)) == Outcome.Ongoing) line.Play(moves[rng.Next(count)]);
    }
}

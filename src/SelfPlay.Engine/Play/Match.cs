using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>
/// A match between two players, all games in step so that each player chooses for many at once. A game depends on seed, pair and
/// colour alone.
/// </summary>
public static class Match
{
    /// <summary>Plays <paramref name="first"/> against <paramref name="second"/>, from <paramref name="start"/> and a random opening; stops between two moves with an exception when
    /// cancelled.</summary>
    public static MatchScore Play<TPosition>(
        TPosition start, IPlayer<TPosition> first, IPlayer<TPosition> second, MatchConfig config, CancellationToken cancel = default)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var games = new List<MatchGame<TPosition>>();
        for (var pair = config.FirstPair; pair < config.FirstPair + config.Pairs; pair++)
        {
            games.Add(MatchGame<TPosition>.Open(start, config, pair, Side.First));
            games.Add(MatchGame<TPosition>.Open(start, config, pair, Side.Second));
        }

        Play<TPosition, MatchGame<TPosition>>(first, second, [.. games], _ => { }, cancel);
        return games.Chunk(2).Aggregate(MatchScore.None, (score, pair) => score.With(Value(pair[0]), Value(pair[1])));

        static int Value(MatchGame<TPosition> game) => game.Result().ValueFor(game.SideOfFirst);
    }

    /// <summary>Plays games that are open already to their ends.</summary>
    /// <param name="first">The first player.</param>
    /// <param name="second">The second player.</param>
    /// <param name="games">In any number; those that have ended leave the list.</param>
    /// <param name="ended">Told, after each step, of the games that it ended.</param>
    /// <param name="cancel">Stops between two moves with an exception.</param>
    public static void Play<TPosition, TGame>(
        IPlayer<TPosition> first, IPlayer<TPosition> second, List<TGame> games, Action<IReadOnlyList<TGame>> ended, CancellationToken cancel = default)
        where TPosition : unmanaged, IPosition<TPosition>
        where TGame : MatchGame<TPosition>
    {
        TakeEnded<TPosition, TGame>(games, ended);
        while (games.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            MoveAll(first, games.FindAll(game => game.FirstPlayerToMove));
            TakeEnded<TPosition, TGame>(games, ended);
            MoveAll(second, games.FindAll(game => !game.FirstPlayerToMove));
            TakeEnded<TPosition, TGame>(games, ended);
        }
    }

    private static void MoveAll<TPosition, TGame>(IPlayer<TPosition> player, List<TGame> games)
        where TPosition : unmanaged, IPosition<TPosition>
        where TGame : MatchGame<TPosition>
    {
        if (games.Count == 0) return;
        var lines = games.ConvertAll(game => game.Line);
        var choices = new Choice[games.Count];
        var rngs = games.ConvertAll(game => game.Rng).ToArray();
        player.ChooseMoves(lines, choices, rngs);
        for (var i = 0; i < choices.Length; i++)
        {
            games[i].Play(choices[i]);
            games[i].Rng = rngs[i];
        }
    }

    private static void TakeEnded<TPosition, TGame>(List<TGame> games, Action<IReadOnlyList<TGame>> ended)
        where TPosition : unmanaged, IPosition<TPosition>
        where TGame : MatchGame<TPosition>
    {
        var over = games.FindAll(game => game.Result() != Outcome.Ongoing);
        if (over.Count == 0) return;
        games.RemoveAll(over.Contains);
        ended(over);
    }
}

using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Play;

/// <summary>
/// A match between two players, all games in step so that each player chooses for many at once. A game depends on seed, pair and
/// colour alone.
/// </summary>
public static class Match
{
    /// <summary>Plays <paramref name="first"/> against <paramref name="second"/>; stops between two moves with an exception when
    /// cancelled.</summary>
    public static MatchResult Play<TPosition>(
        IPlayer<TPosition> first, IPlayer<TPosition> second, MatchConfig config, CancellationToken cancel = default)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var games = new List<MatchGame<TPosition>>();
        for (var pair = config.FirstPair; pair < config.FirstPair + config.Pairs; pair++)
        {
            games.Add(MatchGame<TPosition>.Open(config, pair, Side.First));
            games.Add(MatchGame<TPosition>.Open(config, pair, Side.Second));
        }

        var result = default(MatchResult);
        while (games.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            MoveAll(first, games.FindAll(game => game.FirstPlayerToMove));
            result += TakeFinished(games);
            MoveAll(second, games.FindAll(game => !game.FirstPlayerToMove));
            result += TakeFinished(games);
        }

        return result;
    }

    private static void MoveAll<TPosition>(IPlayer<TPosition> player, List<MatchGame<TPosition>> games)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        if (games.Count == 0) return;
        var lines = games.ConvertAll(game => game.Line);
        var moves = new Move[games.Count];
        var rngs = games.ConvertAll(game => game.Rng).ToArray();
        player.ChooseMoves(lines, moves, rngs);
        for (var i = 0; i < moves.Length; i++)
        {
            games[i].Line.Play(moves[i]);
            games[i].Rng = rngs[i];
        }
    }

    private static MatchResult TakeFinished<TPosition>(List<MatchGame<TPosition>> games)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var result = default(MatchResult);
        games.RemoveAll(game =>
        {
            if (game.Result() is not { } ended) return false;
            result += ended;
            return true;
        });
        return result;
    }
}

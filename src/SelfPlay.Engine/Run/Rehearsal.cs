using SelfPlay.Engine.Play;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Run;

/// <summary>What a few seconds of play before a new run say about its speed.</summary>
/// <param name="PositionsPerSecond">Positions that searches ask for, all threads.</param>
/// <param name="GamesPerHour">Estimate: that speed over the positions of a game as long as a random one.</param>
internal sealed record Rehearsal(double PositionsPerSecond, double GamesPerHour)
{
    /// <summary>Turns a measured speed into games.</summary>
    public static Rehearsal Of(double positionsPerSecond, Game game, RunConfig config)
    {
        var perGame = PositionsPerMove(config.Search) * game.Accept(new RandomGames(config));
        return new Rehearsal(positionsPerSecond, 3600 * positionsPerSecond / perGame);
    }

    private static double PositionsPerMove(SearchConfig search) => search.Kind switch
    {
        SearchKind.Gumbel => search.Simulations,
        SearchKind.Puct => (search.FullSearchShare * search.Simulations) + ((1 - search.FullSearchShare) * search.FastSimulations),
        _ => 1,
    };

    /// <summary>Mean length of games played at random: the first games of an untrained network are about as long.</summary>
    private sealed class RandomGames(RunConfig config) : IGameVisitor<double>
    {
        private const int Games = 64;

        public double Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition>
        {
            var line = new Line<TPosition>(game.Initial, config.SelfPlay.MoveLimitFor(game));
            var plies = 0;
            for (var i = 0; i < Games; i++)
            {
                line.TakeBackTo(0);
                var rng = new Rng((ulong)i);
                RandomGame.PlayToEnd(line, ref rng);
                plies += line.Ply;
            }

            return (double)plies / Games;
        }
    }
}

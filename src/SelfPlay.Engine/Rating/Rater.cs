using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Rating;

/// <summary>Measures a network: against an earlier one, against the random player, and by an exact solver where there is one.</summary>
public abstract class Rater
{
    /// <summary>Games searched at once per thread: the largest batch that an evaluator is asked for.</summary>
    public const int GamesInFlight = 64;

    /// <summary>Makes the rater of a game whose position type is not known here.</summary>
    /// <param name="game">The game.</param>
    /// <param name="config">The run's settings.</param>
    /// <param name="threads">How many work side by side.</param>
    /// <param name="labelsPath">Where the positions that a solver labelled are kept.</param>
    public static Rater Create(Game game, RunConfig config, int threads, string labelsPath) =>
        game.Accept(new Maker(config, threads, labelsPath));

    /// <summary>Measures a network, its Elo left open; the same figures for the same networks, whatever the number of threads.</summary>
    /// <param name="generation">Of the network: it decides the openings, so that no two generations owe theirs to the same ones.</param>
    /// <param name="network">The network to rate, an evaluator per thread.</param>
    /// <param name="opponentGeneration">Of an earlier network.</param>
    /// <param name="opponent">That network, likewise.</param>
    /// <param name="cancel">Checked between moves.</param>
    public abstract RatingReport Rate(
        int generation,
        IReadOnlyList<IEvaluator> network,
        int opponentGeneration,
        IReadOnlyList<IEvaluator> opponent,
        CancellationToken cancel);

    /// <summary>Plays the games of one rating between a network and another one.</summary>
    public abstract MatchScore Play(
        int generation, IReadOnlyList<IEvaluator> network, IReadOnlyList<IEvaluator> opponent, CancellationToken cancel);

    private sealed class Maker(RunConfig config, int threads, string labelsPath) : IGameVisitor<Rater>
    {
        public Rater Visit<TPosition>(Game<TPosition> game)
            where TPosition : unmanaged, IPosition<TPosition> =>
            new Rater<TPosition>(game, config, threads, labelsPath);
    }
}

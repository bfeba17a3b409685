using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Rating;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>Rates the newest network against the one of an earlier generation, at set intervals and at the end.</summary>
internal sealed class RateStage : IDisposable
{
    private readonly RunContext _context;
    private readonly NetworkPool _newest;
    private readonly NetworkPool _earlier;
    private readonly Rater _rater;

    public RateStage(RunContext context)
    {
        _context = context;
        (_newest, _earlier) = (Pool(), Pool());
        _rater = Rater.Create(context.Game, context.Config, context.Options.Threads, context.Directory.SolverLabelsPath);

        NetworkPool Pool() => new(() => context.Options.OpenBackend(threads: 1), context.Network, context.Options.Threads, Rater.GamesInFlight);
    }

    public bool IsDue(int generation)
    {
        var every = _context.Config.Rating.Every;
        return every > 0 && (generation % every == 0 || generation == _context.Config.Generations);
    }

    /// <summary>The report with its rating.</summary>
    public GenerationReport Run(GenerationReport report, NetworkWeights weights, IReadOnlyList<GenerationReport> history, CancellationToken cancel)
    {
        var started = _context.Clock.GetTimestamp();
        var (generation, earlier) = Opponent(report.Generation);
        _newest.Load(weights);
        _earlier.Load(earlier);
        var rating = _rater.Rate(report.Generation, _newest.Evaluators, generation, _earlier.Evaluators, cancel);
        if (report.Generation == _context.Config.Generations) rating = WithFirst(report.Generation, rating, cancel);
        var elo = RunElo.Of(report.Generation, [.. history, report with { Rating = rating }], _context.Config.Rating.Games);
        return report with
        {
            Rating = rating with { Elo = elo.Elo, EloError = elo.Error95 },
            RateSeconds = _context.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    public void Dispose()
    {
        _newest.Dispose();
        _earlier.Dispose();
    }

    /// <summary>With the match against the untrained network, which is not played again if that was the opponent anyway.</summary>
    private RatingReport WithFirst(int generation, RatingReport rating, CancellationToken cancel)
    {
        if (rating.Opponent == 0) return rating with { ScoreAgainstFirst = rating.ScoreAgainstOpponent };
        _earlier.Load(_context.InitialWeights());
        var first = _rater.Play(generation, _newest.Evaluators, _earlier.Evaluators, cancel);
        return rating with { AgainstFirst = first, ScoreAgainstFirst = first.Total.Score };
    }

    /// <summary>The youngest kept network that is old enough and was rated itself; the untrained one if there is no other.</summary>
    private (int Generation, NetworkWeights Weights) Opponent(int generation)
    {
        var (every, age) = (_context.Config.Rating.Every, _context.Config.Rating.OpponentAge);
        for (var candidate = Math.Max(0, generation - age) / every * every; candidate > 0; candidate -= every)
        {
            if (WeightsOf(candidate) is { } weights) return (candidate, weights);
        }

        return (0, _context.InitialWeights());
    }

    /// <summary>What played in an earlier generation; null where its checkpoint is gone, or damaged, which must not end a run.</summary>
    private NetworkWeights? WeightsOf(int generation)
    {
        var path = _context.Directory.CheckpointPath(generation);
        if (!File.Exists(path)) return null;
        try
        {
            return new NetworkWeights(_context.Network, CheckpointFile.Read(path).PlayWeights);
        }
        catch (InvalidDataException exception)
        {
            _context.Observer.Warned(exception.Message);
            return null;
        }
    }
}

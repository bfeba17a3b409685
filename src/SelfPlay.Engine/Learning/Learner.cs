using SelfPlay.Engine.Replay;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Models;
using SelfPlay.Net.Random;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Learning;

/// <summary>
/// Fits the curve: draws batches from the replay buffer and takes optimiser steps. A fit that diverges is undone and tried again at half the rate.
/// </summary>
public sealed class Learner : IDisposable
{
    private const int MostHalvingsPerFit = 6;
    private const ulong FitStream = 0xF17;

    private readonly RunConfig _config;
    private readonly Trainer _trainer;
    private readonly LearningRateSchedule _schedule;
    private readonly BatchBuilder _builder;
    private readonly BatchFeed _feed;
    private readonly Sample[] _drawn;

    public Learner(IBackend backend, Game game, RunConfig config, NetworkWeights initial)
    {
        _config = config;
        var rows = config.Learning.BatchSize;
        _trainer = new Trainer(backend, initial, OptionsOf(config.Learning), rows);
        var learning = config.Learning;
        _schedule = new LearningRateSchedule(learning.Schedule, learning.Rate, learning.WarmupSteps, learning.FinalRateShare);
        _builder = new BatchBuilder(game.Planes, game.Symmetries);
        _feed = new BatchFeed(game, rows);
        _drawn = new Sample[rows];
    }

    /// <summary>Optimiser steps since the start of the run.</summary>
    public long Step => _trainer.Steps;

    /// <summary>Times that a diverged fit was undone since the start of the run; each halves the rate for good.</summary>
    public int Halvings { get; private set; }

    /// <summary>Mean loss of the last fit: what divergence is measured against; null before the first.</summary>
    public double? LastLoss { get; private set; }

    /// <summary>The moving average of the weights: what plays.</summary>
    public NetworkWeights PlayWeights() => _trainer.AverageWeights();

    public TrainerState Save() => _trainer.Save();

    public void Load(TrainerState state, int halvings, double? lastLoss)
    {
        _trainer.Load(state);
        Halvings = halvings;
        LastLoss = lastLoss;
    }

    /// <summary>One generation's fit. Cancelled in the middle it leaves the trainer between two generations: load a state before going on.</summary>
    /// <param name="generation">1-based; with the run's seed it decides every draw.</param>
    /// <param name="steps">Optimiser steps to take.</param>
    /// <param name="buffer">The window to draw from.</param>
    /// <param name="progress">Called after every step.</param>
    /// <param name="warn">Told of a fit that diverged.</param>
    /// <param name="cancel">Checked before every step.</param>
    public FitReport Fit(
        int generation,
        int steps,
        ReplayBuffer buffer,
        Action<FitProgress> progress,
        Action<string> warn,
        CancellationToken cancel)
    {
        var before = _trainer.Save();
        for (var attempt = 0; ; attempt++)
        {
            var report = TryFit(generation, steps, buffer, progress, cancel);
            if (report is not null)
            {
                if (report.Loss > 0) LastLoss = report.Loss; // 0: no row had a weight, which says nothing of the next fit
                return report;
            }

            if (attempt == MostHalvingsPerFit)
                throw new InputException($"the fit of generation {generation} diverges even at {RateShare:g3} of learning.rate; start a new run with a smaller learning.rate than {_config.Learning.Rate:g3}");
            _trainer.Load(before);
            Halvings++;
            warn($"the fit of generation {generation} diverged: undone, learning rate halved to {RateShare:g3} of learning.rate");
        }
    }

    public void Dispose() => _trainer.Dispose();

    private double RateShare => Math.Pow(0.5, Halvings);

    /// <summary>Null when the loss is no number or has outgrown the last generation's.</summary>
    private FitReport? TryFit(int generation, int steps, ReplayBuffer buffer, Action<FitProgress> progress, CancellationToken cancel)
    {
        var rng = new Rng((ulong)_config.Seed, FitStream, (ulong)generation);
        double policy = 0, value = 0, norm = 0, rate = 0;
        var i = 0;
        foreach (var batch in _feed.Read(steps, Draw))
        {
            cancel.ThrowIfCancellationRequested();
            rate = Rate(generation, (double)i / steps);
            var loss = _trainer.Step(batch, (float)rate);
            if (!loss.IsFinite) return null;
            policy += loss.PolicyLoss;
            value += loss.ValueLoss;
            norm += loss.GradientNorm;
            i++;
            progress(new FitProgress(generation, i, steps, policy / i, value / i, rate));
        }

        var taken = Math.Max(steps, 1);
        var report = new FitReport(steps, policy / taken, value / taken, norm / taken, rate);
        return LastLoss is { } last && report.Loss > last * _config.Learning.DivergenceFactor ? null : report;

        void Draw(int step, TrainingBatch batch)
        {
            buffer.Draw(ref rng, _drawn);
            _builder.Build(_drawn, ref rng, batch);
        }
    }

    /// <summary>The rate falls over the generations of the config, because the number of steps is not known beforehand.</summary>
    private double Rate(int generation, double partOfGeneration) =>
        RateShare * _schedule.At(_trainer.Steps, (generation - 1 + partOfGeneration) / _config.Generations);

    internal static TrainerOptions OptionsOf(LearningConfig learning) => new()
    {
        Optimizer = learning.Optimizer,
        Momentum = learning.Momentum,
        WeightDecay = learning.WeightDecay,
        ClipNorm = learning.ClipNorm,
        ValueWeight = learning.ValueWeight,
        AverageShare = learning.AverageShare,
        NormalizationRate = learning.NormalizationRate,
        RenormScaleLimit = learning.RenormScaleLimit,
        RenormShiftLimit = learning.RenormShiftLimit,
    };
}

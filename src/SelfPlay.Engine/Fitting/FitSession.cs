using SelfPlay.Engine.Data;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Learning;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.Net.Random;
using SelfPlay.Net.Serialization;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Fitting;

/// <summary>
/// A fit in memory while it goes on: what <see cref="FitLoop"/> puts in order. Every step's batch is a function of seed and step, so that a state that was saved after any step
/// gives the same fit.
/// </summary>
internal sealed class FitSession : IDisposable
{
    private const ulong TurnStream = 0x7124;

    /// <summary>What a kill costs at most.</summary>
    private static readonly TimeSpan SaveInterval = TimeSpan.FromMinutes(3);

    private readonly FitContext _context;
    private readonly FitData _data;
    private readonly IBackend _backend;
    private readonly Trainer _trainer;
    private readonly Validator _validator;
    private readonly BatchFeed _feed;
    private readonly BatchBuilder _builder;
    private readonly EpochPlan _plan;
    private readonly LearningRateSchedule _schedule;
    private readonly FitMetrics _metrics;
    private readonly FitSpeed _speed;
    private FitState _state;
    private long _saved;

    /// <summary>Brings a fit to where its folder stands.</summary>
    public FitSession(FitContext context)
    {
        _context = context;
        var (game, learning) = (context.Game, context.Config.Learning);
        _data = FitData.Open(context);
        _backend = context.Options.OpenBackend(context.Options.Threads, context.Observer.Warned);
        _trainer = new Trainer(_backend, context.InitialWeights(), Learner.OptionsOf(learning), learning.BatchSize);
        _validator = new Validator(_backend, game, context.Network);
        _feed = new BatchFeed(game, learning.BatchSize);
        _builder = new BatchBuilder(game.Planes, game.Symmetries);
        _plan = new EpochPlan(_data.Training.Count, learning.BatchSize, context.Config.Seed);
        _schedule = new LearningRateSchedule(learning.Schedule, learning.Rate, learning.WarmupSteps, learning.FinalRateShare);
        _state = Restore();
        _metrics = FitMetrics.Open(context.Directory.MetricsPath, _state.Measured, context.Observer.Warned);
        _speed = new FitSpeed(context.Clock);
        _saved = context.Clock.GetTimestamp();
    }

    public long Step => _trainer.Steps;

    public IReadOnlyList<Measurement> Measurements => _metrics.Reports;

    /// <summary>Whether there is nothing left to learn: all epochs are done and measured, or the patience is used up.</summary>
    public bool IsOver => _state.Measured >= 0 && (IsOutOfPatience || _state.MeasuredStep >= Steps);

    private bool IsOutOfPatience => _context.Config.Fit.Patience is > 0 and var patience && _state.Misses >= patience;

    private bool Resumed { get; set; }

    /// <summary>Of the whole fit.</summary>
    private long Steps => (long)_context.Config.Fit.Epochs * _plan.StepsPerEpoch;

    private int MeasureEvery => _context.Config.Fit.MeasureSteps is > 0 and var steps ? steps : _plan.StepsPerEpoch;

    public FitStart Describe() => new(
        _context.Directory.Path, _context.Config, Resumed, Step, FitFacts.Of(_context, _backend, _data, _plan.StepsPerEpoch, MeasureEvery), _metrics.Reports);

    /// <summary>1: takes steps until the next measurement is due. Cancelled it stands between two steps.</summary>
    public void Learn(CancellationToken cancel)
    {
        var first = Step;
        var due = Math.Min(Steps, (_state.Measured + 1L) * MeasureEvery);
        foreach (var batch in _feed.Read((int)(due - first), (number, batch) => Fill(first + number, batch)))
        {
            cancel.ThrowIfCancellationRequested();
            Learn(batch);
            if (_context.Clock.GetElapsedTime(_saved) >= SaveInterval) Save();
        }
    }

    /// <summary>2: measures what plays on the validation games, and keeps it if it is the best.</summary>
    public void Measure(CancellationToken cancel)
    {
        var weights = _trainer.AverageWeights();
        var figures = Measure(weights, _data.Validation, _context.Config.Fit.ValidationSamples, cancel);
        var measurement = Report(figures);
        if (measurement.IsBest) SaveBest(measurement.Number);
        _metrics.Append(measurement);
        _state = _state with
        {
            Measured = measurement.Number,
            MeasuredStep = Step,
            Best = measurement.IsBest ? measurement.Number : _state.Best,
            BestLoss = Math.Min(_state.BestLoss, measurement.ValidationLoss),
            PolicyLoss = 0,
            ValueLoss = 0,
            GradientNorm = 0,
        };
        Save();
        // Only now: a kill before this line goes on from the state before, whose best network must still be there.
        _context.Directory.KeepCheckpoint(_state.Best);
        _context.Observer.Measured(measurement);
    }

    /// <summary>3: measures the best network on the games for the test, and writes down what came out.</summary>
    public FitSummary Finish(CancellationToken cancel)
    {
        var best = _metrics.Reports.First(measurement => measurement.Number == _state.Best);
        var (_, weights) = LoadedNetwork.ReadWeights(_context.Directory.CheckpointPath(_state.Best), _context.Game);
        var test = _data.Test.Count == 0 ? null : Measure(weights, _data.Test, _context.Config.Fit.TestSamples, cancel);
        var summary = new FitSummary(IsOutOfPatience && Step < Steps, best, _state.Misses > 0 ? best.Epoch : null, test);
        AtomicFile.WriteText(_context.Directory.SummaryPath, summary.ToJson());
        return summary;
    }

    /// <summary>Writes everything from which this fit goes on.</summary>
    public void Save()
    {
        CheckpointFile.Write(_context.Directory.StatePath, _state.ToCheckpoint(_context, _trainer.Save()));
        _saved = _context.Clock.GetTimestamp();
    }

    public void Dispose()
    {
        _validator.Dispose();
        _trainer.Dispose();
        _backend.Dispose();
        _data.Dispose();
    }

    private FitState Restore()
    {
        Resumed = File.Exists(_context.Directory.StatePath);
        if (!Resumed) return FitState.Begin(_data);
        var (trainer, state) = FitState.Of(_context, CheckpointFile.Read(_context.Directory.StatePath));
        if (state.Samples != _data.Training.Count || (state.Data is not null && state.Data != _data.Digest))
            throw new InputException($"{_context.Config.Fit.Dataset} has {_data.Training.Count} training positions, and had {(state.Samples == _data.Training.Count ? "others" : state.Samples)} when {_context.Directory.Path} was begun: put the data set back, or start another fit with --new");
        _trainer.Load(trainer);
        return state;
    }

    private void Fill(long step, TrainingBatch batch)
    {
        var places = new int[_plan.Rows(step)];
        _plan.Write(step, places);
        var rng = new Rng((ulong)_context.Config.Seed, TurnStream, (ulong)step);
        _builder.Build(Array.ConvertAll(places, place => _data.Training[place]), ref rng, batch);
    }

    private void Learn(TrainingBatch batch)
    {
        var rate = RateAt(Step);
        var loss = _trainer.Step(batch, rate);
        if (!loss.IsFinite)
            throw new InputException($"the fit diverges at step {Step}: start another with --new and a smaller learning.rate than {_context.Config.Learning.Rate:g3}");
        _state = _state with
        {
            PolicyLoss = _state.PolicyLoss + loss.PolicyLoss,
            ValueLoss = _state.ValueLoss + loss.ValueLoss,
            GradientNorm = _state.GradientNorm + loss.GradientNorm,
        };
        _speed.Count(batch.Rows);
        var taken = Step - _state.MeasuredStep;
        _context.Observer.Learning(new FitStep(
            Step, Steps, EpochAt(Step), _state.PolicyLoss / taken, _state.ValueLoss / taken, rate, _speed.SamplesPerSecond, _speed.Remaining(Steps - Step)));
    }

    private Measurement Report(FitFigures figures)
    {
        var (taken, weight) = (Step - _state.MeasuredStep, _context.Config.Learning.ValueWeight);
        var loss = figures.PolicyLoss + (weight * figures.ValueLoss);
        double? Mean(double sum) => taken > 0 ? sum / taken : null;
        return new Measurement
        {
            Number = _state.Measured + 1,
            Step = Step,
            Epoch = EpochAt(Step),
            PolicyLoss = Mean(_state.PolicyLoss),
            ValueLoss = Mean(_state.ValueLoss),
            GradientNorm = Mean(_state.GradientNorm),
            Rate = Step == 0 ? 0 : RateAt(Step - 1),
            Validation = figures,
            ValidationLoss = loss,
            TrainingLoss = Mean(_state.PolicyLoss + (weight * _state.ValueLoss)),
            IsBest = loss < _state.BestLoss || _state.Measured < 0,
            Seconds = _speed.Lap().TotalSeconds,
        };
    }

    private void SaveBest(int number)
    {
        var trainer = _trainer.Save();
        var checkpoint = _state.ToCheckpoint(_context, trainer) with { Generation = number, State = [] };
        CheckpointFile.Write(_context.Directory.CheckpointPath(number), checkpoint);
    }

    private FitFigures Measure(NetworkWeights weights, SplitSamples samples, int most, CancellationToken cancel)
    {
        var (count, tally) = (Math.Min(most, samples.Count), new PredictionTally());
        return FitFigures.Of(count, _validator.Measure(weights, samples, count, tally, cancel), tally);
    }

    private float RateAt(long step) => _schedule.At(step, (double)step / Steps);

    private double EpochAt(long step) => (double)step / _plan.StepsPerEpoch;
}

using SelfPlay.Engine.Data;
using SelfPlay.Engine.Learning;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Net.Backends;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>
/// A run in memory while it goes on: what <see cref="RunLoop"/> puts in order. Between two generations its state is exactly that of the newest
/// checkpoint and the shards before it, so that opening the folder again gives the same session.
/// </summary>
internal sealed class RunSession : IDisposable
{
    /// <summary>The newest checkpoint and one to fall back on should it be damaged.</summary>
    private const int KeptCheckpoints = 2;

    private readonly RunContext _context;
    private readonly IBackend _backend;
    private readonly Learner _learner;
    private readonly Validator _validator;
    private readonly GenerateStage _generate;
    private readonly RateStage _rate;
    private readonly GameTexts _texts;
    private readonly RunMetrics _metrics;
    private readonly ReplayBuffer _buffer;
    private readonly SplitSamples? _real;

    /// <summary>A generation that is saved but not yet rated and written down.</summary>
    private GenerationReport? _pending;

    /// <summary>Brings a run to where its folder stands; a new one gets its checkpoint 0.</summary>
    public RunSession(RunContext context)
    {
        _context = context;
        RunFacts.RefuseWhatCannotFit(context);
        _real = OpenDataSet(context);
        _backend = context.Options.OpenBackend(context.Options.Threads, context.Observer.Warned);
        _learner = new Learner(_backend, context.Game, context.Config, context.InitialWeights());
        _validator = new Validator(_backend, context.Game, context.Network);
        _generate = new GenerateStage(context);
        _rate = new RateStage(context);
        _texts = GameTexts.Create(context.Game);
        Restore();
        _metrics = RunMetrics.Open(context.Directory.MetricsPath, Generation, context.Observer.Warned);
        if (_metrics.Reports.Any(report => report.Generation == Generation)) _pending = null;
        var shards = context.Directory.ShardGenerations.Where(generation => generation <= Generation).Select(context.Directory.ShardPath);
        _buffer = ReplayBuffer.Load(context.Config.Replay, context.Format, shards, context.Observer.Warned);
        if (_real is not null) _buffer.MixIn(_real);
    }

    /// <summary>The last generation that was fitted and saved; 0 is the untrained network.</summary>
    public int Generation { get; private set; }

    public bool Resumed { get; private set; }

    public RunStart Describe(Rehearsal? rehearsal) => new(
        _context.Directory.Path,
        _context.Config,
        Resumed,
        Generation,
        RunFacts.Of(_context, _backend, rehearsal, _metrics.Reports),
        _metrics.Reports);

    /// <summary>0: how fast this machine is, for a run that has no past to tell.</summary>
    public Rehearsal? Rehearse(CancellationToken cancel) => Resumed || _context.Options.Rehearsal == TimeSpan.Zero
        ? null
        : _generate.Rehearse(_learner.PlayWeights(), _context.Options.Rehearsal, cancel);

    /// <summary>1: plays the games that the next generation still lacks.</summary>
    public GenerationGames Generate(CancellationToken cancel) =>
        _generate.Run(Generation + 1, _learner.Step, _learner.PlayWeights(), cancel);

    /// <summary>2: fits the curve to the window that ends with these games.</summary>
    public GenerationReport Fit(GenerationGames games, CancellationToken cancel)
    {
        var started = _context.Clock.GetTimestamp();
        var (before, beforeValidation) = (_buffer.Total, _buffer.ValidationTotal);
        _buffer.AddShard(_context.Directory.ShardPath(Generation + 1));
        var (samples, validationSamples) = ((int)(_buffer.Total - before), (int)(_buffer.ValidationTotal - beforeValidation));
        var (learning, replay) = (_context.Config.Learning, _context.Config.Replay);
        var steps = ReplayWindow.StepsFor(samples, learning.BatchSize, replay.Reuse);
        var fit = _learner.Fit(Generation + 1, steps, _buffer, _context.Observer.Fitting, _context.Observer.Warned, cancel);
        var validation = _validator.Measure(_learner.PlayWeights(), _buffer.Validation);
        return games.Report(Generation + 1, samples + validationSamples) with
        {
            Step = _learner.Step,
            Window = _buffer.Count,
            FitSteps = fit.Steps,
            PolicyLoss = fit.PolicyLoss,
            ValueLoss = fit.ValueLoss,
            GradientNorm = fit.GradientNorm,
            Rate = fit.Rate,
            Halvings = _learner.Halvings,
            ValidationPolicyLoss = validation?.MeanPolicyLoss,
            ValidationValueLoss = validation?.MeanValueLoss,
            ValidationAccuracy = validation?.Accuracy,
            FitSeconds = _context.Clock.GetElapsedTime(started).TotalSeconds,
        };
    }

    /// <summary>3: writes games and checkpoint. From here on the generation is done, whatever happens.</summary>
    public void Save(GenerationGames games, GenerationReport report)
    {
        Generation = report.Generation;
        AtomicFile.WriteText(_context.Directory.GamesPath(Generation, _texts.Extension), _texts.Format(games.Records));
        SaveCheckpoint(report);
        _pending = report;
    }

    /// <summary>4: rates the newest network if that is due, and writes down the generation.</summary>
    public void Rate(CancellationToken cancel)
    {
        if (_pending is not { } report) return;
        if (_rate.IsDue(report.Generation))
        {
            _context.Observer.Rating(report.Generation);
            report = _rate.Run(report, _learner.PlayWeights(), _metrics.Reports, cancel);
        }

        _metrics.Append(report);
        _pending = null;
        _context.Directory.PruneCheckpoints(KeepEvery, KeptCheckpoints);
        _context.Observer.Finished(report);
    }

    public void Dispose()
    {
        _generate.Dispose();
        _rate.Dispose();
        _buffer.Dispose();
        _real?.Dispose();
        _validator.Dispose();
        _learner.Dispose();
        _backend.Dispose();
    }

    /// <summary>The real games that the run learns from beside its own; null where there are none.</summary>
    private static SplitSamples? OpenDataSet(RunContext context)
    {
        if (context.Config.Replay.DatasetShare == 0) return null;
        var set = DataSet.Open(context.Config.Replay.Dataset);
        var samples = SplitSamples.Open(set, DataSplit.Training, context.Format, context.Observer.Warned);
        return samples.Count > 0 ? samples : throw new InputException($"{set.Path} has no training games: import some, or leave out replay.dataset");
    }

    /// <summary>The rated checkpoints stay; of a run that is never rated as many as usual.</summary>
    private int KeepEvery => _context.Config.Rating.Every is > 0 and var every ? every : new RatingConfig().Every;

    /// <summary>The newest checkpoint; a new run gets its first.</summary>
    private void Restore()
    {
        var checkpoint = _context.Directory.NewestCheckpoint(_context.Observer.Warned);
        Resumed = checkpoint is not null;
        if (checkpoint is null)
        {
            SaveCheckpoint(report: null);
            return;
        }

        var (state, past) = RunCheckpoint.Read(_context, checkpoint);
        _learner.Load(state, past.Halvings, past.LastLoss);
        Generation = checkpoint.Generation;
        _pending = past.Report;
    }

    private void SaveCheckpoint(GenerationReport? report)
    {
        var past = new RunCheckpoint.Past(_learner.Halvings, _learner.LastLoss, report);
        CheckpointFile.Write(_context.Directory.CheckpointPath(Generation), RunCheckpoint.Make(_context, Generation, _learner.Save(), past));
    }
}

using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Replay;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>Plays the games that a generation still lacks. Every finished game is on disk before it counts.</summary>
internal sealed class GenerateStage : IDisposable
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);

    private readonly RunContext _context;
    private readonly NetworkPool _networks;
    private readonly SelfPlayPool _pool;

    public GenerateStage(RunContext context)
    {
        _context = context;
        var threads = context.Options.Threads;
        _networks = new NetworkPool(() => context.Options.OpenBackend(threads: 1), context.Network, threads, context.Config.SelfPlay.InFlightOn(threads));
        _pool = SelfPlayPool.Create(context.Game, context.Config, threads);
    }

    public GenerationGames Run(int generation, long step, NetworkWeights weights, CancellationToken cancel)
    {
        using var shard = ReplayWriter.Open(_context.Directory.ShardPath(generation), _context.Format, _context.Clock, _context.Observer.Warned);
        var games = new SortedDictionary<int, GameRecord>();
        foreach (var game in shard.Recovered) games.Add(game.Index, game);
        var missing = Enumerable.Range(0, _context.Config.SelfPlay.Games).Where(index => !games.ContainsKey(index)).ToList();

        var task = new SelfPlayTask(generation, step, new GameSource(missing), Keep);
        var (counters, elapsed) = Play(task, games, weights, cancel);
        cancel.ThrowIfCancellationRequested();
        return new GenerationGames([.. games.Values], counters, elapsed);

        void Keep(GameRecord game)
        {
            shard.Append(game);
            lock (games) games.Add(game.Index, game with { Samples = [] }); // which are on disk now
        }
    }

    /// <summary>Plays throw-away games of the untrained network for a while and measures the speed.</summary>
    public Rehearsal Rehearse(NetworkWeights weights, TimeSpan length, CancellationToken cancel)
    {
        _networks.Load(weights);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(length);
        var (before, started) = (_pool.Counters, _context.Clock.GetTimestamp());
        var games = Enumerable.Range(0, _context.Config.SelfPlay.Games).ToList();
        _pool.Play(new SelfPlayTask(0, 0, new GameSource(games), static _ => { }), _networks.Evaluators, stop.Token);
        var asked = (_pool.Counters - before).Evaluations.Asked;
        return Rehearsal.Of(asked / _context.Clock.GetElapsedTime(started).TotalSeconds, _context.Game, _context.Config);
    }

    public void Dispose() => _networks.Dispose();

    /// <summary>Lets the pool play in the background and tells the observer from this thread how far it is.</summary>
    private (SelfPlayCounters Counters, TimeSpan Elapsed) Play(
        SelfPlayTask task, SortedDictionary<int, GameRecord> games, NetworkWeights weights, CancellationToken cancel)
    {
        _networks.Load(weights);
        var (before, started) = (_pool.Counters, _context.Clock.GetTimestamp());
        // An observer that throws must not leave threads behind that write to a closed shard.
        using (var playing = new BackgroundWork(stop => _pool.Play(task, _networks.Evaluators, stop), cancel))
        {
            while (!playing.Wait(ProgressInterval)) Report(task.Generation, games, before, started);
        }

        Report(task.Generation, games, before, started);
        return (_pool.Counters - before, _context.Clock.GetElapsedTime(started));
    }

    private void Report(int generation, SortedDictionary<int, GameRecord> games, SelfPlayCounters before, long started)
    {
        int done;
        lock (games) done = games.Count;
        var elapsed = _context.Clock.GetElapsedTime(started);
        var asked = (_pool.Counters - before).Evaluations.Asked;
        _context.Observer.Generating(new GenerationProgress(
            generation, done, _context.Config.SelfPlay.Games, asked, asked / Math.Max(elapsed.TotalSeconds, 1e-9), elapsed));
    }
}

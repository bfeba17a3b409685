using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Plays what is left of a tournament.</summary>
internal sealed class TournamentRunner<TPosition>(
    TournamentTable<TPosition> table, TournamentState state, GameJournal journal, RunnerOptions options, ITournamentObserver observer)
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly Lock _lock = new();

    /// <summary>Returns when the tournament is finished or was stopped; every game that ended until then is in the journal.</summary>
    public void Run(CancellationToken cancel)
    {
        if (state.IsFinished) return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = new GameBatches(state, table.Players, options.Concurrency);
        var workers = Enumerable.Range(0, options.Concurrency)
            .Select(_ => Task.Factory.StartNew(() => Work(batches, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WhenAll(workers).GetAwaiter().GetResult();
    }

    /// <summary>Whatever ends one worker ends all: a verdict, a Ctrl-C, a fault.</summary>
    private void Work(GameBatches batches, CancellationTokenSource stop)
    {
        try
        {
            using var worker = new TournamentWorker<TPosition>(table, options);
            while (!stop.IsCancellationRequested && batches.Next() is { } batch) worker.Play(batch, games => Finished(games, stop), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The games that were being played are played again.
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }

    private void Finished(IReadOnlyList<TournamentGame> games, CancellationTokenSource stop)
    {
        journal.Append(games);
        lock (_lock)
        {
            state.Add(games);
            observer.Played(games);
            if (state.Sprt?.Verdict is not null) stop.Cancel();
        }
    }
}

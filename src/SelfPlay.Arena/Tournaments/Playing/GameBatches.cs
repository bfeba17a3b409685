namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Cuts the games that are left into batches, and deals them out. Thread-safe.</summary>
internal sealed class GameBatches
{
    /// <summary>Each player moves in half of them at a time: a network's batch is then full.</summary>
    private const int MostInStep = 128;

    /// <summary>A test ends between two batches, so short ones waste less.</summary>
    private const int MostInTest = 32;

    /// <summary>Shorter ones would leave a network's batch nearly empty.</summary>
    private const int FewestInStep = 16;

    /// <summary>Batches per worker, so that none waits long for the last one.</summary>
    private const int PerWorker = 4;

    private readonly Lock _lock = new();
    private readonly Queue<GameBatch> _left;

    public GameBatches(TournamentState state, IReadOnlyList<Contestant> players, int concurrency)
    {
        var missing = state.Missing.ToList();
        var share = (missing.Count + (PerWorker * concurrency) - 1) / (PerWorker * concurrency);
        var inStep = Math.Clamp(share, FewestInStep, state.Settings.Sprt is null ? MostInStep : MostInTest);
        _left = new(missing
            .GroupBy(game => game.Pairing)
            .SelectMany(games => Cut(games, players[games.Key.First].PlaysInStep && players[games.Key.Second].PlaysInStep, inStep))
            .OrderBy(batch => batch.Games[0].Number));
    }

    /// <summary>Null when none is left.</summary>
    public GameBatch? Next()
    {
        lock (_lock) return _left.TryDequeue(out var batch) ? batch : null;
    }

    /// <summary>The games of a pairing, in pieces; how they are cut decides no game.</summary>
    private static IEnumerable<GameBatch> Cut(IGrouping<Pairing, ScheduledGame> games, bool playInStep, int inStep) =>
        games.Chunk(playInStep ? inStep : 1).Select(chunk => new GameBatch(games.Key, playInStep, chunk));
}

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Cuts the games that are left into batches, and deals them out. Thread-safe.</summary>
internal sealed class GameBatches
{
    /// <summary>Each player moves in half of them at a time: a network's batch is then full.</summary>
    private const int MostInStep = 128;

    /// <summary>A test ends between two batches, so short ones waste less.</summary>
    private const int MostInTest = 32;

    private readonly Lock _lock = new();
    private readonly Queue<GameBatch> _left;

    public GameBatches(TournamentState state, IReadOnlyList<Contestant> players, int concurrency)
    {
        var most = state.Settings.Sprt is null ? MostInStep : MostInTest;
        _left = new(state.Missing
            .GroupBy(game => game.Pairing)
            .SelectMany(games => Cut(games.Key, [.. games], players, most, concurrency))
            .OrderBy(batch => batch.Games[0].Number));
    }

    /// <summary>Null when none is left.</summary>
    public GameBatch? Next()
    {
        lock (_lock) return _left.TryDequeue(out var batch) ? batch : null;
    }

    /// <summary>The games of a pairing, in pieces that give every worker something to do. How they are cut decides no game.</summary>
    private static IEnumerable<GameBatch> Cut(
        Pairing pairing, ScheduledGame[] games, IReadOnlyList<Contestant> players, int most, int concurrency)
    {
        var inStep = players[pairing.First].PlaysInStep && players[pairing.Second].PlaysInStep;
        var size = inStep ? Math.Clamp((games.Length + concurrency - 1) / concurrency, Math.Min(16, most), most) : 1;
        return games.Chunk(size).Select(chunk => new GameBatch(pairing, inStep, chunk));
    }
}

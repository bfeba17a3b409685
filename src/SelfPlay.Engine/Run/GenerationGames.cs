using SelfPlay.Engine.Play;
using SelfPlay.Engine.SelfPlay;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Run;

/// <summary>The games of one generation, in the order of their index and without their samples, which are in its shard; and what playing them took in this process.</summary>
internal sealed record GenerationGames(IReadOnlyList<GameRecord> Records, SelfPlayCounters Counters, TimeSpan Elapsed)
{
    /// <summary>The part of the generation's report that its games decide.</summary>
    /// <param name="generation">Its number.</param>
    /// <param name="samples">Samples that the games have on disk.</param>
    public GenerationReport Report(int generation, int samples) => new()
    {
        Generation = generation,
        Step = 0,
        Games = Records.Count,
        Samples = samples,
        FirstWins = Share(game => game.Outcome == Outcome.FirstWins),
        Draws = Share(game => game.Outcome == Outcome.Draw),
        SecondWins = Share(game => game.Outcome == Outcome.SecondWins),
        MeanPlies = Records.Average(game => game.Moves.Length),
        Truncated = Share(game => game.Truncated),
        PositionsPerSecond = Elapsed > TimeSpan.Zero ? Counters.Evaluations.Asked / Elapsed.TotalSeconds : 0,
        CacheHitShare = Counters.HitShare,
        NetworkShare = Counters.NetworkShare,
        GenerateSeconds = Elapsed.TotalSeconds,
    };

    private double Share(Func<GameRecord, bool> which) => (double)Records.Count(which) / Records.Count;
}

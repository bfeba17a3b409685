using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Tests.Views;

/// <summary>What a run might report, for the views.</summary>
internal static class Reports
{
    public static RunStart Start(bool resumed = false, params GenerationReport[] history) => new(
        "runs/chess-2026-11-21-first",
        new RunConfig { Game = "chess", Preset = "tiny", Generations = 10 },
        resumed,
        history.Length == 0 ? 0 : history[^1].Generation,
        [new("device", "cpu (AVX2, 2 threads)"), new("parameters", "123,456")],
        history);

    public static GenerationReport Generation(int generation, RatingReport? rating = null) => new()
    {
        Generation = generation,
        Step = 40 * generation,
        Games = 64,
        FitSteps = 40,
        PolicyLoss = 3.0 / generation,
        ValueLoss = 0.75,
        ValidationPolicyLoss = 3.125,
        ValidationValueLoss = 0.875,
        FirstWins = 0.5,
        Draws = 0.25,
        SecondWins = 0.25,
        MeanPlies = 61.5,
        PositionsPerSecond = 12345,
        NetworkShare = 0.875,
        GenerateSeconds = 8,
        FitSeconds = 2,
        RateSeconds = 0.5,
        Rating = rating,
    };

    public static RatingReport Rating() => new()
    {
        Opponent = 2,
        ScoreAgainstOpponent = 0.725,
        ScoreAgainstRandom = 1,
        Elo = 168.4,
        EloError = 54.6,
        OptimalByPolicy = 0.81,
        OptimalBySearch = 0.92,
        OptimalByChance = 0.4,
    };
}

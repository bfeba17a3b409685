using SelfPlay.Engine.Run;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Engine.Views;

/// <summary>What happens in a run, in one line each: the words that the plain view and the log share.</summary>
internal static class RunText
{
    public static string Head(RunStart start) => start.Resumed
        ? $"{start.Config.Game} ({start.Config.Preset}) goes on after generation {start.Generation} of {start.Config.Generations}: {start.Directory}"
        : $"{start.Config.Game} ({start.Config.Preset}) begins, {start.Config.Generations} generations: {start.Directory}";

    public static string Games(GenerationReport report) =>
        $"gen {report.Generation,4}  games {report.Games,5}  plies {report.MeanPlies,5:0.0}" +
        $"  first/draw/second {100 * report.FirstWins,3:0}/{100 * report.Draws,3:0}/{100 * report.SecondWins,3:0}%" +
        $"  policy {Loss(report.PolicyLoss)}  value {Loss(report.ValueLoss)}{Validation(report)}" +
        $"  steps {report.FitSteps,4}  pos/s {report.PositionsPerSecond,7:0}  network {100 * report.NetworkShare,3:0}%" +
        $"  time {report.GenerateSeconds:0.0}+{report.FitSeconds:0.0}+{report.RateSeconds:0.0} s";

    /// <summary>The rating of a generation; null when it was not rated.</summary>
    public static string? Rating(GenerationReport report) => report.Rating is not { } rating
        ? null
        : $"gen {report.Generation,4}  rated  Elo {Elo(rating.Elo, rating.EloError)}  against gen {rating.Opponent} {Percent(rating.ScoreAgainstOpponent)}" +
          $"  against random {Percent(rating.ScoreAgainstRandom)}{First(rating)}{Solver(rating)}{Optimal(rating)}";

    public static string Progress(GenerationProgress progress) =>
        $"gen {progress.Generation,4}  playing  {progress.GamesDone}/{progress.Games} games  {Count(progress.Positions)} positions  {progress.PositionsPerSecond:0}/s";

    public static string Progress(FitProgress progress) =>
        $"gen {progress.Generation,4}  fitting  {progress.StepsDone}/{progress.Steps} steps  policy {Loss(progress.PolicyLoss)}  value {Loss(progress.ValueLoss)}";

    public static string End(RunEnd end) => end.Reason switch
    {
        RunEndReason.Completed => $"completed with generation {end.Generation} after {Duration(end.Elapsed)}: {end.Directory} (--run with this folder and higher --generations trains on)",
        RunEndReason.BudgetUsed => $"paused after generation {end.Generation}, {Duration(end.Elapsed)} used as asked; the same command goes on: {end.Directory}",
        _ => $"stopped after generation {end.Generation}, everything is saved; the same command goes on: {end.Directory}",
    };

    public static string Optimal(RatingReport rating) => rating.OptimalByPolicy is not { } policy
        ? ""
        : $"  optimal moves: policy {Percent(policy)}, search {Percent(rating.OptimalBySearch ?? 0)} (by chance {Percent(rating.OptimalByChance ?? 0)})";

    private static string First(RatingReport rating) =>
        rating.ScoreAgainstFirst is { } score ? $"  against the untrained network {Percent(score)}" : "";

    private static string Solver(RatingReport rating) =>
        rating.ScoreAgainstSolver is { } score ? $"  against the exact player {Percent(score)}" : "";

    private static string Validation(GenerationReport report) =>
        report is { ValidationPolicyLoss: { } policy, ValidationValueLoss: { } value } ? $"  validation {Loss(policy)} {Loss(value)}" : "";
}

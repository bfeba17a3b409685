using SelfPlay.Engine.Run;
using Spectre.Console;
using Spectre.Console.Rendering;
using static SelfPlay.Engine.Views.Figures;
using static SelfPlay.Engine.Views.ScreenParts;

namespace SelfPlay.Engine.Views;

/// <summary>Draws a <see cref="RunStatus"/>: facts, progress of the generation, curves, strength, warnings.</summary>
internal static class RunScreen
{
    /// <summary>Columns of names and margins beside a bar or a curve.</summary>
    private const int Beside = 40;

    public static IRenderable Draw(RunStatus status, int width)
    {
        var curve = BarWidth(width, Beside);
        var rows = new List<IRenderable>();
        if (status.Start is { } start) rows.Add(Facts($"{start.Config.Game} ({start.Config.Preset})", [.. start.Facts, new("folder", start.Directory)]));
        if (status.Generation > 0) rows.Add(Progress(status, curve));
        if (status.Reports.Count > 0) rows.Add(Curves(status.Reports, curve));
        if (status.LastRated is { Rating: { } rating } rated) rows.Add(Strength(rated, rating, status.Reports, curve));
        rows.AddRange(status.Warnings.Select(Warning));
        if (status.Phase != RunPhase.Ended) rows.Add(StopHint);
        return new Rows(rows);
    }

    private static Grid Progress(RunStatus status, int width)
    {
        var grid = Pairs();
        var generations = status.Start?.Config.Generations ?? status.Generation;
        var done = status.Reports.Count == 0 ? 0 : status.Reports[^1].Generation;
        grid.AddRow(Name("generation"), new Text($"{Bar(done, generations, width)} {status.Generation}/{generations}{Left(status)}"));
        if (status.Phase == RunPhase.Ended) return grid;
        var (bar, words) = Now(status, width);
        grid.AddRow(Name("now"), new Text($"{bar} {words}"));
        grid.AddRow(Name(""), new Text($"{status.Games.PositionsPerSecond:0} positions/s  generation done in {Duration(status.GenerationRemaining())}"));
        return grid;
    }

    private static string Left(RunStatus status) => status.Phase == RunPhase.Ended ? "" : $"  left {Duration(status.RunRemaining())}";

    private static (string Bar, string Words) Now(RunStatus status, int width) => status.Phase switch
    {
        RunPhase.Generating => (Bar(status.Games.GamesDone, status.Games.Games, width), $"{status.Games.GamesDone}/{status.Games.Games} games"),
        RunPhase.Fitting => (Bar(status.Fit.StepsDone, status.Fit.Steps, width), $"{status.Fit.StepsDone}/{status.Fit.Steps} steps"),
        RunPhase.Rating => (Bar(1, 1, width), "rating"),
        _ => (Bar(0, 1, width), "starting"),
    };

    private static Grid Curves(IReadOnlyList<GenerationReport> reports, int width)
    {
        var grid = Pairs();
        AddCurve(grid, "policy loss", reports.Select(report => (double?)report.PolicyLoss), width, Loss);
        AddCurve(grid, "value loss", reports.Select(report => (double?)report.ValueLoss), width, Loss);
        AddCurve(grid, "validation policy", reports.Select(report => report.ValidationPolicyLoss), width, Loss);
        AddCurve(grid, "validation value", reports.Select(report => report.ValidationValueLoss), width, Loss);
        return grid;
    }

    private static Grid Strength(GenerationReport rated, RatingReport rating, IReadOnlyList<GenerationReport> reports, int width)
    {
        var grid = Pairs();
        var ratings = reports.Select(report => report.Rating).OfType<RatingReport>().ToList();
        AddCurve(grid, "Elo", ratings.Select(one => (double?)one.Elo), width, elo => Elo(elo, rating.EloError));
        AddCurve(grid, "against random", ratings.Select(one => (double?)one.ScoreAgainstRandom), width, Percent);
        AddCurve(grid, "optimal, policy", ratings.Select(one => one.OptimalByPolicy), width, Percent);
        AddCurve(grid, "optimal, search", ratings.Select(one => one.OptimalBySearch), width, Percent);
        grid.AddRow(Name("rated"), new Text($"generation {rated.Generation}: {Percent(rating.ScoreAgainstOpponent)} against generation {rating.Opponent}"));
        return grid;
    }

    private static void AddCurve(Grid grid, string name, IEnumerable<double?> values, int width, Func<double, string> figure)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count > 0) grid.AddRow(Name(name), new Text($"{Sparkline.Of(known, width)} {figure(known[^1])}"));
    }

    private static string Bar(int done, int all, int width) => ScreenParts.Bar(all > 0 ? (double)done / all : 0, width);
}

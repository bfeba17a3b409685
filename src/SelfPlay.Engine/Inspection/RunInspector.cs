using SelfPlay.Engine.Data;
using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Run;
using SelfPlay.Engine.Views;

namespace SelfPlay.Engine.Inspection;

/// <summary>Says what is in the folder of a run: settings, progress, and every checkpoint and shard.</summary>
internal static class RunInspector
{
    public static Finding Inspect(string path)
    {
        var run = RunDirectory.Open(path);
        var finding = new Finding("run", run.Path);
        var isFit = DescribeConfig(finding, run);
        if (isFit) DescribeFit(finding, run);
        else DescribeProgress(finding, run);
        foreach (var generation in run.CheckpointGenerations) finding.Parts.Add(CheckpointInspector.Inspect(run.CheckpointPath(generation)));
        foreach (var generation in run.ShardGenerations) finding.Parts.Add(ShardInspector.Inspect(run.ShardPath(generation)));
        if (DataSet.IsDataSet(path)) finding.Parts.Add(DataSetInspector.Inspect(path));
        return finding;
    }

    /// <summary>True if it is a fit.</summary>
    private static bool DescribeConfig(Finding finding, RunDirectory run)
    {
        try
        {
            var config = run.ReadConfig();
            finding
                .Add("game", config.Game)
                .Add("preset", config.Preset)
                .Add("seed", config.Seed)
                .Add("search", config.Search.Kind.ToString().ToLowerInvariant())
                .Add("generations", config.Generations)
                .Add("finished", run.IsFinished(config));
            if (config.IsFit) finding.Add("fitted to", config.Fit.Dataset);
            return config.IsFit;
        }
        catch (InputException exception)
        {
            finding.Damage.Add(exception.Message);
            return false;
        }
    }

    private static void DescribeFit(Finding finding, RunDirectory run)
    {
        var measurements = FitMetrics.Read(run.MetricsPath, finding.Damage.Add);
        if (measurements.Count == 0) return;
        var best = measurements.MinBy(measurement => measurement.ValidationLoss)!;
        finding
            .Add("epochs done", measurements[^1].Epoch)
            .Add("steps", measurements[^1].Step)
            .Add("best after epoch", best.Epoch);
        if (best.Validation.Top1 is { } top1) finding.Add("validation policy loss", best.Validation.PolicyLoss).Add("top-1", top1);
        if (best.Validation.ValueAccuracy is not null) finding.Add("validation value loss", best.Validation.ValueLoss);
    }

    private static void DescribeProgress(Finding finding, RunDirectory run)
    {
        finding.Add("generations done", run.CheckpointGenerations.DefaultIfEmpty(0).Max());
        var reports = RunMetrics.Read(run.MetricsPath, finding.Damage.Add);
        if (reports.Count == 0) return;
        var newest = reports[^1];
        finding
            .Add("games", reports.Sum(report => (long)report.Games))
            .Add("steps", newest.Step)
            .Add("policy loss", newest.PolicyLoss)
            .Add("value loss", newest.ValueLoss);
        if (reports.LastOrDefault(report => report.Rating is not null) is not { Rating: { } rating } rated) return;
        finding.Add("last rating", RunText.Rating(rated)!).Add("elo", rating.Elo);
        if (rating.EloError is { } error && double.IsFinite(error)) finding.Add("elo error", error);
    }
}

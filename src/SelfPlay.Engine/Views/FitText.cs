using SelfPlay.Engine.Fitting;
using SelfPlay.Engine.Run;
using static SelfPlay.Engine.Views.Figures;

namespace SelfPlay.Engine.Views;

/// <summary>What happens in a fit, in one line each: the words that the views and the log share.</summary>
internal static class FitText
{
    public static string Head(FitStart start) => start.Resumed
        ? $"fit of {start.Config.Game} ({start.Config.Preset}) goes on after step {Count(start.Step)}: {start.Directory}"
        : $"fit of {start.Config.Game} ({start.Config.Preset}) begins, {start.Config.Fit.Epochs} epochs: {start.Directory}";

    public static string Progress(FitStep step) =>
        $"epoch {step.Epoch,6:0.00}  step {Count(step.Step)}/{Count(step.Steps)}  policy {Loss(step.PolicyLoss)}  value {Loss(step.ValueLoss)}  {Count(step.SamplesPerSecond)} positions/s  left {Duration(step.Remaining)}";

    public static string Measured(Measurement measurement) =>
        $"epoch {measurement.Epoch,6:0.00}  training {Shown(measurement.PolicyLoss)} {Shown(measurement.ValueLoss)}  validation {Of(measurement.Validation)}  rate {measurement.Rate:0.0e+0}  {measurement.Seconds:0.0} s{(measurement.IsBest ? "  best" : "")}";

    /// <summary>Losses of policy and value, how often the move made is among the likeliest, how often the result is right, calibration error.</summary>
    public static string Of(FitFigures figures) =>
        $"{Losses(figures)}  move top-1 {Percent(figures.Top1)} top-3 {Percent(figures.Top3)} top-5 {Percent(figures.Top5)}  result {Percent(figures.ValueAccuracy)} calibration error {(figures.CalibrationError is { } error ? $"{error:0.000}" : "-")}";

    /// <summary>Of policy and value.</summary>
    public static string Losses(FitFigures figures) =>
        $"{Shown(figures.Top1 is null ? null : figures.PolicyLoss)} {Shown(figures.ValueAccuracy is null ? null : figures.ValueLoss)}";

    public static IEnumerable<string> End(FitEnd end)
    {
        if (end.Summary is { } summary)
        {
            if (summary.Test is { } test) yield return $"test of epoch {summary.Best.Epoch:0.##} on {Count(test.Samples)} positions: {Of(test)}";
            yield return summary.OverfitsAfterEpoch is { } epoch
                ? $"overfits after epoch {epoch:0.##}: the validation loss rose from {Loss(summary.Best.ValidationLoss)} to {Loss(end.Measurements[^1].ValidationLoss)}{(summary.StoppedEarly ? ", so the fit ended early" : "")}"
                : "the validation loss fell to the end: more epochs (--epochs) may help";
        }

        yield return end.Reason switch
        {
            RunEndReason.Completed => $"completed with step {Count(end.Step)} after {Duration(end.Elapsed)}, the best network is kept: {end.Directory}",
            RunEndReason.BudgetUsed => $"paused after step {Count(end.Step)}, {Duration(end.Elapsed)} used as asked; the same command goes on: {end.Directory}",
            _ => $"stopped after step {Count(end.Step)}, everything is saved; the same command goes on: {end.Directory}",
        };
    }

    private static string Shown(double? loss) => loss is { } known ? Loss(known) : "-";
}

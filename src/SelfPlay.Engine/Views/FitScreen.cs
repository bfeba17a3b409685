using SelfPlay.Engine.Fitting;
using Spectre.Console;
using Spectre.Console.Rendering;
using static SelfPlay.Engine.Views.Figures;
using static SelfPlay.Engine.Views.ScreenParts;
using Measurement = SelfPlay.Engine.Fitting.Measurement;

namespace SelfPlay.Engine.Views;

/// <summary>Draws a fit: facts, how far it is, the curve, the newest measurements, warnings.</summary>
/// <param name="Start">How it began; null before.</param>
/// <param name="Step">Its last step; null before the first.</param>
/// <param name="Measurements">All so far, oldest first.</param>
/// <param name="Warnings">Likewise.</param>
/// <param name="IsOver">Nothing more comes.</param>
internal sealed record FitScreen(FitStart? Start, FitStep? Step, IReadOnlyList<Measurement> Measurements, IReadOnlyList<string> Warnings, bool IsOver)
{
    /// <summary>Columns of names and figures beside the bar.</summary>
    private const int Beside = 40;

    private const int ShownMeasurements = 5, ShownWarnings = 5;

    public IRenderable Draw(int width)
    {
        var rows = new List<IRenderable>();
        if (Start is not null) rows.Add(Facts($"fit of {Start.Config.Game} ({Start.Config.Preset})", [.. Start.Facts, new("folder", Start.Directory)]));
        if (Start is not null && Step is { } step) rows.Add(Progress(step, Start.Config.Fit.Epochs, BarWidth(width, Beside)));
        rows.AddRange(FitTextChart.Draw(Measurements).Select(line => new Text(line) { Overflow = Overflow.Crop }));
        if (Measurements.Count > 0) rows.Add(Newest());
        rows.AddRange(Warnings.TakeLast(ShownWarnings).Select(Warning));
        if (!IsOver) rows.Add(StopHint);
        return new Rows(rows);
    }

    private static Grid Progress(FitStep step, int epochs, int width) => Pairs()
        .AddRow(Name("epoch"), new Text($"{Bar((double)step.Step / Math.Max(1, step.Steps), width)} {step.Epoch:0.00}/{epochs}  left {Duration(step.Remaining)}"))
        .AddRow(Name("step"), new Text($"{Count(step.Step)}/{Count(step.Steps)}  policy {Loss(step.PolicyLoss)}  value {Loss(step.ValueLoss)}  {Count(step.SamplesPerSecond)} positions/s"));

    private Table Newest()
    {
        var table = new Table { Border = TableBorder.None };
        foreach (var name in (string[])["epoch", "training", "validation", "top-1", "top-5", "result", ""]) table.AddColumn(new TableColumn(Name(name)).RightAligned().PadLeft(0).PadRight(2));
        foreach (var one in Measurements.TakeLast(ShownMeasurements))
        {
            table.AddRow(
                $"{one.Epoch:0.00}",
                one.PolicyLoss is { } policy && one.ValueLoss is { } value ? $"{Loss(policy)} {Loss(value)}" : "-",
                FitText.Losses(one.Validation),
                Percent(one.Validation.Top1),
                Percent(one.Validation.Top5),
                Percent(one.Validation.ValueAccuracy),
                one.IsBest ? "best" : "");
        }

        return table;
    }
}

using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Fitting;

/// <summary>How well a network does on games that it did not learn from. Losses are in nats per row, the others shares of rows: null where there were none.</summary>
public sealed record FitFigures
{
    public int Samples { get; init; }

    public double PolicyLoss { get; init; }

    public double ValueLoss { get; init; }

    /// <summary>The move made is the likeliest.</summary>
    public double? Top1 { get; init; }

    public double? Top3 { get; init; }

    public double? Top5 { get; init; }

    /// <summary>The result of the game is the likeliest.</summary>
    public double? ValueAccuracy { get; init; }

    /// <summary>Expected calibration error of the result: 0 is a network that is right as often as it is sure.</summary>
    public double? CalibrationError { get; init; }

    internal static FitFigures Of(int samples, LossTotals losses, PredictionTally tally) => new()
    {
        Samples = samples,
        PolicyLoss = losses.MeanPolicyLoss,
        ValueLoss = losses.MeanValueLoss,
        Top1 = tally.Top1,
        Top3 = tally.Top3,
        Top5 = tally.Top5,
        ValueAccuracy = tally.ValueAccuracy,
        CalibrationError = tally.CalibrationError,
    };
}

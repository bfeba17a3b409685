using SelfPlay.Engine.Run;

namespace SelfPlay.Engine.Fitting;

/// <summary>One line of a fit's metrics.jsonl. All but the seconds is a function of data set, config and seed.</summary>
public sealed record Measurement : INumberedReport
{
    /// <summary>0 is the network that the fit begins with.</summary>
    public required int Number { get; init; }

    /// <summary>Optimiser steps so far.</summary>
    public required long Step { get; init; }

    /// <summary>Times that the samples were learnt from so far.</summary>
    public double Epoch { get; init; }

    /// <summary>Means over the steps since the measurement before, of the weights that learn; null at the beginning.</summary>
    public double? PolicyLoss { get; init; }

    public double? ValueLoss { get; init; }

    public double? GradientNorm { get; init; }

    /// <summary>Learning rate of the last step.</summary>
    public double Rate { get; init; }

    /// <summary>Of the averaged weights, which play.</summary>
    public required FitFigures Validation { get; init; }

    /// <summary>The validation loss that counts: policy loss and value loss by their weights.</summary>
    public double ValidationLoss { get; init; }

    /// <summary>The training loss by the same weights; null at the beginning.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>No measurement before had a smaller validation loss.</summary>
    public bool IsBest { get; init; }

    /// <summary>Since the measurement before, in the process that made this one.</summary>
    public double Seconds { get; init; }
}

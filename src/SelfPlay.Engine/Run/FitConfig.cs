namespace SelfPlay.Engine.Run;

/// <summary>Fitting a network to a data set, without self-play.</summary>
public sealed record FitConfig
{
    /// <summary>Full path of the data set; empty in a run that plays its own games.</summary>
    public string Dataset { get; init; } = "";

    /// <summary>Times that every training sample is learnt from, at most.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Steps between two measurements of the validation loss; 0 measures once an epoch, at its end.</summary>
    public int MeasureSteps { get; init; }

    /// <summary>The fit ends when so many measurements in a row are no better than the best; 0 never ends it early.</summary>
    public int Patience { get; init; } = 5;

    /// <summary>Samples of a measurement, evenly spread over the validation games: more of them cost time and change the figures less than the games do.</summary>
    public int ValidationSamples { get; init; } = 20_000;

    /// <summary>Samples of the test at the end, likewise.</summary>
    public int TestSamples { get; init; } = 100_000;
}

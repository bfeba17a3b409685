using System.Text.Json;

namespace SelfPlay.Engine.Fitting;

/// <summary>summary.json: what came out of a fit.</summary>
/// <param name="StoppedEarly">The validation loss had not fallen for as long as the patience lasts.</param>
/// <param name="Best">The measurement whose checkpoint is kept.</param>
/// <param name="OverfitsAfterEpoch">Where the validation loss was least, if it rose later; null if it fell to the end.</param>
/// <param name="Test">Of the best network; null where the data set has no games for the test.</param>
public sealed record FitSummary(bool StoppedEarly, Measurement Best, double? OverfitsAfterEpoch, FitFigures? Test)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public string ToJson() => JsonSerializer.Serialize(this with { Best = Best with { Seconds = 0 } }, Options) + "\n";
}

using System.Text.Json;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Fitting;

/// <summary>What a fit must remember beside the trainer's state.</summary>
/// <param name="Samples">Training samples of the data set.</param>
/// <param name="Data">What the data set held: <see cref="SelfPlay.Engine.Data.DataSetManifest.Digest"/>. Null in fits of 0.4.0.</param>
/// <param name="Measured">Number of the last measurement; -1 before the first.</param>
/// <param name="MeasuredStep">The step of that measurement.</param>
/// <param name="Best">Number of the best measurement.</param>
/// <param name="BestLoss">Its validation loss.</param>
/// <param name="PolicyLoss">Sum over the steps since the last measurement.</param>
/// <param name="ValueLoss">Likewise.</param>
/// <param name="GradientNorm">Likewise.</param>
internal sealed record FitState(int Samples, string? Data, int Measured, long MeasuredStep, int Best, double BestLoss, double PolicyLoss, double ValueLoss, double GradientNorm)
{
    private const string Key = "fit";
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static FitState Begin(FitData data) => new(data.Training.Count, data.Digest, -1, 0, -1, double.PositiveInfinity, 0, 0, 0);

    /// <summary>Measurements since the best one.</summary>
    public int Misses => Measured - Best;

    public Checkpoint ToCheckpoint(FitContext context, TrainerState trainer) =>
        RunCheckpoint.Make(context, Math.Max(0, Measured), trainer, KeyValuePair.Create(Key, JsonSerializer.Serialize(this, Options)));

    /// <exception cref="InvalidDataException">The checkpoint is another fit's.</exception>
    public static (TrainerState Trainer, FitState State) Of(FitContext context, Checkpoint checkpoint)
    {
        var (trainer, text) = RunCheckpoint.Read(context, checkpoint, Key);
        return (trainer, JsonSerializer.Deserialize<FitState>(text, Options)!);
    }
}

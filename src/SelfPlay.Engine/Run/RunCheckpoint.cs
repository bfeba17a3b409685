using System.Text.Json;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Run;

/// <summary>Between a run's state and the checkpoint file. What differs between equal runs (times) is left out.</summary>
internal static class RunCheckpoint
{
    private const string PastKey = "run";

    public static Checkpoint Make(RunContext context, int generation, TrainerState state, Past past) => new()
    {
        Game = context.Game.Name,
        EncoderVersion = context.Game.EncoderVersion,
        Network = context.Network,
        Generation = generation,
        Step = state.Step,
        Weights = state.Weights,
        PlayWeights = state.AverageWeights,
        State = state.Moments,
        Metadata = [new(PastKey, JsonSerializer.Serialize(past with { Report = past.Report?.WithoutTimes() }))],
    };

    public static (TrainerState State, Past Past) Read(Checkpoint checkpoint)
    {
        var text = checkpoint.Metadata.FirstOrDefault(entry => entry.Key == PastKey).Value
            ?? throw new InvalidDataException($"the checkpoint of generation {checkpoint.Generation} has no '{PastKey}' entry: it was not written by a run, so none can go on from it");
        var state = new TrainerState(checkpoint.Step, checkpoint.Weights, checkpoint.PlayWeights, checkpoint.State);
        return (state, JsonSerializer.Deserialize<Past>(text)!);
    }

    /// <summary>What a run must remember beside the trainer's state.</summary>
    /// <param name="Halvings">Times that a diverged fit halved the rate.</param>
    /// <param name="LastLoss">What the next fit's divergence is measured against.</param>
    /// <param name="Report">Of the checkpoint's generation; null for the untrained network.</param>
    public sealed record Past(int Halvings, double? LastLoss, GenerationReport? Report);
}

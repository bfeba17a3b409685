using System.Text.Json;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
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

    /// <exception cref="InvalidDataException">The checkpoint is of another game or network than this run.</exception>
    public static (TrainerState State, Past Past) Read(RunContext context, Checkpoint checkpoint)
    {
        RefuseForeign(context, checkpoint);
        var text = checkpoint.Metadata.FirstOrDefault(entry => entry.Key == PastKey).Value
            ?? throw new InvalidDataException($"the checkpoint of generation {checkpoint.Generation} has no '{PastKey}' entry: it was not written by a run, so none can go on from it");
        var state = new TrainerState(checkpoint.Step, checkpoint.Weights, checkpoint.PlayWeights, checkpoint.State);
        return (state, JsonSerializer.Deserialize<Past>(text)!);
    }

    private static void RefuseForeign(RunContext context, Checkpoint checkpoint)
    {
        var difference = checkpoint.Game != context.Game.Name ? $"game {checkpoint.Game}, not {context.Game.Name}"
            : checkpoint.EncoderVersion != context.Game.EncoderVersion ? $"encoder version {checkpoint.EncoderVersion}, not {context.Game.EncoderVersion}"
            : checkpoint.Network != context.Network ? $"another network ({Words(checkpoint.Network)}, this run has {Words(context.Network)})"
            : null;
        if (difference is not null)
            throw new InvalidDataException($"{context.Directory.CheckpointPath(checkpoint.Generation)} is of another run: it has {difference}; move it out of the run's folder, and the run goes on from the one before");
    }

    private static string Words(NetworkConfig network) =>
        $"{network.Height}x{network.Width}x{network.Planes} planes, {network.Tower.Filters} filters x {network.Tower.Blocks} blocks, {network.PolicySize} policy indices";

    /// <summary>What a run must remember beside the trainer's state.</summary>
    /// <param name="Halvings">Times that a diverged fit halved the rate.</param>
    /// <param name="LastLoss">What the next fit's divergence is measured against.</param>
    /// <param name="Report">Of the checkpoint's generation; null for the untrained network.</param>
    public sealed record Past(int Halvings, double? LastLoss, GenerationReport? Report);
}

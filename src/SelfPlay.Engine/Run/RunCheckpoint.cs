using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Models;
using SelfPlay.Net.Training;

namespace SelfPlay.Engine.Run;

/// <summary>Between a run's state and the checkpoint file. What differs between equal runs (times) is left out.</summary>
internal static class RunCheckpoint
{
    private const string PastKey = "run";

    // As in RunMetrics: a validation loss that is no number must not keep a generation from being saved.
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static Checkpoint Make(TrainingContext context, int generation, TrainerState state, Past past) =>
        Make(context, generation, state, KeyValuePair.Create(PastKey, JsonSerializer.Serialize(past with { Report = past.Report?.WithoutTimes() }, Options)));

    /// <param name="context">Of the run.</param>
    /// <param name="generation">Its number.</param>
    /// <param name="state">The trainer's.</param>
    /// <param name="past">What else must be remembered, under a key that says who does.</param>
    public static Checkpoint Make(TrainingContext context, int generation, TrainerState state, KeyValuePair<string, string> past) => new()
    {
        Game = context.Game.Name,
        EncoderVersion = context.Game.EncoderVersion,
        Network = context.Network,
        Generation = generation,
        Step = state.Step,
        Weights = state.Weights,
        PlayWeights = state.AverageWeights,
        State = state.Moments,
        Metadata = [past],
    };

    /// <exception cref="InvalidDataException">The checkpoint is another run's.</exception>
    public static (TrainerState State, Past Past) Read(TrainingContext context, Checkpoint checkpoint)
    {
        var (state, text) = Read(context, checkpoint, PastKey);
        return (state, JsonSerializer.Deserialize<Past>(text, Options)!);
    }

    /// <summary>The same, with what was remembered under a key as text.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is another run's.</exception>
    public static (TrainerState State, string Past) Read(TrainingContext context, Checkpoint checkpoint, string key)
    {
        var (found, needed) = (Kind(checkpoint.Game, checkpoint.EncoderVersion, checkpoint.Network), Kind(context.Game.Name, context.Game.EncoderVersion, context.Network));
        if (found != needed)
            throw new InvalidDataException($"the checkpoint of generation {checkpoint.Generation} is of {found}, but this run needs {needed}: start another run with --new");
        var text = checkpoint.Metadata.FirstOrDefault(entry => entry.Key == key).Value
            ?? throw new InvalidDataException($"the checkpoint of generation {checkpoint.Generation} has no '{key}' entry: it was not written by a run of this kind, so none can go on from it");
        var state = new TrainerState(checkpoint.Step, checkpoint.Weights, checkpoint.PlayWeights, checkpoint.State);
        return (state, text);
    }

    private static string Kind(string game, int encoderVersion, NetworkConfig network) =>
        string.Create(CultureInfo.InvariantCulture, $"{game}, encoder {encoderVersion}, {network.Height}x{network.Width}x{network.Planes} to {network.PolicySize}, {network.Tower}");

    /// <summary>What a run must remember beside the trainer's state.</summary>
    /// <param name="Halvings">Times that a diverged fit halved the rate.</param>
    /// <param name="LastLoss">What the next fit's divergence is measured against.</param>
    /// <param name="Report">Of the checkpoint's generation; null for the untrained network.</param>
    public sealed record Past(int Halvings, double? LastLoss, GenerationReport? Report);
}

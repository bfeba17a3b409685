using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>What every part of a run, or of a fit, needs to know.</summary>
internal record TrainingContext(RunDirectory Directory, RunConfig Config, RunOptions Options, TimeProvider Clock)
{
    public Game Game { get; } = GameCatalog.Find(Config.Game)
        ?? throw new InputException($"the run's game '{Config.Game}' is not in this build (known: {string.Join(", ", GameCatalog.All.Select(game => game.Name))})");

    /// <summary>What the run's samples mean.</summary>
    public ReplayFormat Format => ReplayFormat.Of(Game);

    public NetworkConfig Network => Config.NetworkFor(Game);

    /// <summary>The network that this run begins with: an untrained one, or that of a checkpoint.</summary>
    public NetworkWeights InitialWeights() => Config.Start.Checkpoint.Length == 0
        ? NetworkWeights.Initial(Network, (ulong)Config.Seed)
        : StartingNetwork.Read(this);
}

using SelfPlay.Engine.Replay;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>What every part of a run needs to know.</summary>
internal sealed record RunContext(
    RunDirectory Directory, RunConfig Config, RunOptions Options, IRunObserver Observer, TimeProvider Clock)
{
    public Game Game { get; } = GameCatalog.Find(Config.Game)
        ?? throw new InputException($"the run's game '{Config.Game}' is not in this build (known: {string.Join(", ", GameCatalog.All.Select(game => game.Name))})");

    /// <summary>What the run's samples mean.</summary>
    public ReplayFormat Format => ReplayFormat.Of(Game);

    public NetworkConfig Network => Config.NetworkFor(Game);

    /// <summary>The untrained network of this run.</summary>
    public NetworkWeights InitialWeights() => NetworkWeights.Initial(Network, (ulong)Config.Seed);
}

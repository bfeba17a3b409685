using System.Text.Json.Serialization;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Models;

namespace SelfPlay.Engine.Run;

/// <summary>Every setting of a run: what config.json holds. Immutable; presets give the values, the command line changes them.</summary>
public sealed record RunConfig
{
    /// <summary>Name of the game in the catalogue.</summary>
    public required string Game { get; init; }

    public string Preset { get; init; } = "small";

    public long Seed { get; init; } = 1;

    /// <summary>Generations after which the run is finished.</summary>
    public int Generations { get; init; } = 100;

    public TowerConfig Network { get; init; } = new();

    public SearchConfig Search { get; init; } = new();

    public GenerationConfig SelfPlay { get; init; } = new();

    public ReplayConfig Replay { get; init; } = new();

    public LearningConfig Learning { get; init; } = new();

    public RatingConfig Rating { get; init; } = new();

    public StartConfig Start { get; init; } = new();

    public FitConfig Fit { get; init; } = new();

    /// <summary>True for a fit to a data set, false for a run that plays its own games.</summary>
    [JsonIgnore]
    public bool IsFit => Fit.Dataset.Length > 0;

    /// <summary>The run's network, its ends fitted to the game.</summary>
    public NetworkConfig NetworkFor(Game game) =>
        new(game.Planes.Height, game.Planes.Width, game.Planes.Planes, game.PolicySize, Network);
}

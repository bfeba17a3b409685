using SelfPlay.Engine.Run;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Commands;

/// <summary>What a person asked of <c>train</c>: which run, new or old, and with which settings.</summary>
internal sealed record TrainRequest
{
    public required Game Game { get; init; }

    /// <summary>Null: the usual one for a new run, any for a run that is named.</summary>
    public string? Preset { get; init; }

    public SearchKind? Search { get; init; }

    /// <summary>--from: the checkpoint whose network a new run begins with, as people name it.</summary>
    public string? From { get; init; }

    /// <summary>--data: full path of the data set that is fitted to; null for a run that plays its own games.</summary>
    public string? Dataset { get; init; }

    /// <summary>"key=value" each, those of --seed and --generations among them.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>--run: exactly this folder, whether there is a run in it or not.</summary>
    public string? Folder { get; init; }

    /// <summary>--new: another run, even if there is an unfinished one.</summary>
    public bool IsNew { get; init; }

    /// <summary>--name: the run of this name, unfinished or new.</summary>
    public string? Name { get; init; }

    /// <summary>The name of a new run that is given none; null takes that of the preset.</summary>
    public string? UsualName { get; init; }

    public required string RunsFolder { get; init; }

    /// <summary>Finds the run to go on with, or the settings to begin one with. Changes nothing on disk.</summary>
    /// <param name="warn">Told of folders that had to be passed over.</param>
    /// <exception cref="InputException">The request contradicts itself or the run it names, or its settings cannot work.</exception>
    public TrainPlan Plan(Action<string> warn)
    {
        if (Folder is not null && Name is not null) throw new InputException("--run already names the folder: leave out --name");
        var start = From is null ? null : StartingNetwork.In(new RunConfig { Game = Game.Name }, new CheckpointFinder(RunsFolder, Game).FindUsable(From), Game);
        var existing = FindExisting(start, warn);
        var config = existing is null ? NewConfig(start) : ResumedConfig(existing, start);
        ConfigValidation.ThrowIfFaulty(config, Game);
        return new TrainPlan(this, existing, config);
    }

    private RunDirectory? FindExisting(RunConfig? start, Action<string> warn)
    {
        if (Folder is not null)
        {
            if (!RunDirectory.IsRun(Folder)) return null;
            return IsNew ? throw new InputException($"{Folder} holds a run already: leave out --new to go on with it, or name another folder") : RunDirectory.Open(Folder);
        }

        if (IsNew) return null;
        bool IsMeant(RunConfig stored) => stored.Fit.Dataset == (Dataset ?? "") && (start is null || stored.Start.Sha256 == start.Start.Sha256);

        return RunDirectory.FindNewestUnfinished(RunsFolder, Game.Name, Preset ?? Presets.Default, warn, IsMeant, Name);
    }

    private RunConfig NewConfig(RunConfig? start)
    {
        var preset = Presets.Create(Game, Preset ?? Presets.Default, Search ?? SearchKind.Gumbel);
        if (Dataset is not null) preset = Presets.ForFit(preset, Dataset);
        if (start is null) return ConfigOverrides.Apply(preset, Settings);
        var config = ConfigOverrides.Apply(preset with { Network = start.Network, Start = start.Start }, Settings);
        return config.Network == start.Network
            ? config
            : throw new InputException($"the network of {start.Start.Checkpoint} has {start.Network}, and the settings ask for {config.Network}: leave out the settings that begin with network.");
    }

    private RunConfig ResumedConfig(RunDirectory run, RunConfig? start)
    {
        var stored = run.ReadConfig();
        if (stored.Game != Game.Name) throw new InputException($"{run.Path} is a run of {stored.Game}, not of {Game.Name}: ask for '{Command} {stored.Game}', or name another folder");
        if (stored.IsFit != Dataset is not null)
            throw new InputException($"{run.Path} is {(stored.IsFit ? "a fit to real games, which './selfplay fit' goes on with" : "a run of self-play, which './selfplay train' goes on with")}: use that command, or name another folder");
        if (Dataset is not null && stored.Fit.Dataset != Dataset)
            throw new InputException($"{run.Path} is fitted to {stored.Fit.Dataset}, not to {Dataset}: name that one, or start another with --new");
        if (start is not null && stored.Start.Sha256 != start.Start.Sha256)
            throw new InputException($"{run.Path} begins with {(stored.Start.Checkpoint.Length == 0 ? "an untrained network" : stored.Start.Checkpoint)}, not with {start.Start.Checkpoint}: leave out --from, or start another run with --new");
        if (Preset is not null && stored.Preset != Preset)
            throw new InputException($"{run.Path} has preset {stored.Preset}, not {Preset}: leave out --preset, or start another run with --new");
        return ConfigOverrides.Resume(stored, Search is { } kind ? [.. Settings, $"search.kind={kind}"] : Settings);
    }

    private string Command => Dataset is null ? "train" : "fit";
}

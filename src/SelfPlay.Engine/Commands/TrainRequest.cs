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

    /// <summary>"key=value" each, those of --seed and --generations among them.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>--run: exactly this folder, whether there is a run in it or not.</summary>
    public string? Folder { get; init; }

    /// <summary>--new: another run, even if there is an unfinished one.</summary>
    public bool IsNew { get; init; }

    public string? Name { get; init; }

    public required string RunsFolder { get; init; }

    /// <summary>Finds the run to go on with, or the settings to begin one with. Changes nothing on disk.</summary>
    /// <param name="warn">Told of folders that had to be passed over.</param>
    /// <exception cref="InputException">The request contradicts itself or the run it names, or its settings cannot work.</exception>
    public TrainPlan Plan(Action<string> warn)
    {
        if (Folder is not null && Name is not null) throw new InputException("--run already names the folder: leave out --name");
        var existing = FindExisting(warn);
        var config = existing is null ? NewConfig() : ResumedConfig(existing);
        ConfigValidation.ThrowIfFaulty(config, Game);
        return new TrainPlan(this, existing, config);
    }

    private RunDirectory? FindExisting(Action<string> warn)
    {
        if (Folder is not null)
        {
            if (!RunDirectory.IsRun(Folder)) return null;
            return IsNew ? throw new InputException($"{Folder} holds a run already: leave out --new to go on with it, or name another folder") : RunDirectory.Open(Folder);
        }

        if (IsNew) return null;
        var found = RunDirectory.FindNewestUnfinished(RunsFolder, Game.Name, Preset ?? Presets.Default, warn);
        if (found is not null && Name is not null)
            throw new InputException($"--name names a new run, but {found.Path} is unfinished and would go on: add --new, or leave out --name");
        return found;
    }

    private RunConfig NewConfig() =>
        ConfigOverrides.Apply(Presets.Create(Game, Preset ?? Presets.Default, Search ?? SearchKind.Gumbel), Settings);

    private RunConfig ResumedConfig(RunDirectory run)
    {
        var stored = run.ReadConfig();
        if (stored.Game != Game.Name) throw new InputException($"{run.Path} is a run of {stored.Game}, not of {Game.Name}: ask for 'train {stored.Game}', or name another folder");
        if (Preset is not null && stored.Preset != Preset)
            throw new InputException($"{run.Path} has preset {stored.Preset}, not {Preset}: leave out --preset, or start another run with --new");
        return ConfigOverrides.Resume(stored, Search is { } kind ? [.. Settings, $"search.kind={kind}"] : Settings);
    }
}

using System.Globalization;
using SelfPlay.Net.Checkpoints;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Run;

/// <summary>
/// The folder of a run, complete in itself, and the only code that knows its file names:
/// <code>
/// &lt;game&gt;-&lt;date&gt;-&lt;time&gt;-&lt;name&gt;/     date and time in UTC, so that names sort by age
///   config.json   metrics.jsonl   log.txt   solver.txt (games with a solver)
///   checkpoints/gen-000012.ckpt   replay/gen-000012.shard   games/gen-000012.pgn
///   state.ckpt   curve.svg   summary.json   of a fit, which has no replay and no games
///   lock   lock.holder            only while it is being trained
/// </code>
/// Looking into a run needs no lock; whoever writes takes <see cref="Lock"/> first.
/// </summary>
public sealed class RunDirectory
{
    private const string DateFormat = "yyyyMMdd-HHmmss";
    private const string CheckpointsFolder = "checkpoints", ReplayFolder = "replay", GamesFolder = "games";

    private readonly NumberedFiles _checkpoints;
    private readonly NumberedFiles _shards;

    private RunDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _checkpoints = new NumberedFiles(In(CheckpointsFolder), "ckpt");
        _shards = new NumberedFiles(In(ReplayFolder), "shard");
    }

    public string Path { get; }

    public string ConfigPath => In("config.json");

    public string MetricsPath => In("metrics.jsonl");

    public string LogPath => In("log.txt");

    /// <summary>Of a fit: everything from which it goes on; its checkpoints are the best one alone.</summary>
    public string StatePath => In("state.ckpt");

    /// <summary>Of a fit that has come to its end: what came out.</summary>
    public string SummaryPath => In("summary.json");

    /// <summary>Of a fit: its curve as a picture.</summary>
    public string CurvePath => In("curve.svg");

    /// <summary>Positions that an exact solver labelled once for the run's ratings.</summary>
    public string SolverLabelsPath => In("solver.txt");

    /// <summary>Generations that have a checkpoint, lowest first.</summary>
    public IReadOnlyList<int> CheckpointGenerations => _checkpoints.Generations();

    /// <summary>Generations that have a replay shard, lowest first.</summary>
    public IReadOnlyList<int> ShardGenerations => _shards.Generations();

    /// <summary>Makes a new run below <paramref name="root"/>, named after game, time and <paramref name="name"/> (the preset, if null).</summary>
    public static RunDirectory Create(string root, RunConfig config, string? name, TimeProvider time)
    {
        name ??= config.Preset;
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            throw new InputException($"'{name}' cannot name a run: use letters, digits, '-', '_' and '.'");
        var now = time.GetUtcNow().ToString(DateFormat, CultureInfo.InvariantCulture);
        var first = System.IO.Path.Combine(root, $"{config.Game}-{now}-{name}");
        var path = first;
        for (var twin = 2; Directory.Exists(path); twin++) path = $"{first}-{twin}";
        return CreateAt(path, config);
    }

    /// <summary>Makes a new run exactly here.</summary>
    /// <exception cref="InputException">There is something else already.</exception>
    public static RunDirectory CreateAt(string path, RunConfig config)
    {
        if (File.Exists(path) || (Directory.Exists(path) && HasFiles(path)))
            throw new InputException($"{path} is already there and is no run: give the name of a new or empty folder");
        var run = new RunDirectory(path);
        run.MakeFolders();
        run.WriteConfig(config);
        return run;
    }

    /// <summary>Whether there is a run, that is a folder with a config.</summary>
    public static bool IsRun(string path) => File.Exists(new RunDirectory(path).ConfigPath);

    /// <exception cref="InputException">There is no run.</exception>
    public static RunDirectory Open(string path) =>
        IsRun(path) ? new RunDirectory(path) : throw new InputException($"{path} is no run, for it has no config.json: give a folder below runs");

    /// <summary>The run of this game and preset that was begun last and has generations left; null if there is none.</summary>
    /// <param name="root">The folder of all runs.</param>
    /// <param name="game">Name of the game in the catalogue.</param>
    /// <param name="preset">Name of the preset.</param>
    /// <param name="warn">Told of runs whose config cannot be read.</param>
    /// <param name="isMeant">What else must be so; null takes the runs of self-play, but no fits.</param>
    /// <param name="name">The name that the run was given; null takes any.</param>
    public static RunDirectory? FindNewestUnfinished(
        string root, string game, string preset, Action<string> warn, Func<RunConfig, bool>? isMeant = null, string? name = null)
    {
        if (!Directory.Exists(root)) return null;
        return Directory.GetDirectories(root, $"{game}-*")
            .Where(path => name is null || NameOf(path, game) == name)
            .OrderByDescending(System.IO.Path.GetFileName, StringComparer.Ordinal)
            .Where(IsRun)
            .Select(path => new RunDirectory(path))
            .FirstOrDefault(run => run.ReadConfig(warn) is { } config && config.Game == game && config.Preset == preset && (isMeant?.Invoke(config) ?? !config.IsFit) && !run.IsFinished(config));
    }

    /// <summary>Whether a fit has come to its end, or all generations of the config are fitted, rated and written down: the last rating comes after the last checkpoint.</summary>
    public bool IsFinished(RunConfig config) => config.IsFit
        ? File.Exists(SummaryPath)
        : CheckpointGenerations is [.., var newest] && newest >= config.Generations
        && RunMetrics.Read(MetricsPath) is [.., var last] && last.Generation >= config.Generations;

    /// <summary>Takes the right to write this run, and clears away half-written files of a process that was killed.</summary>
    /// <exception cref="InputException">Another process has it.</exception>
    public RunLock Lock()
    {
        var held = RunLock.Acquire(In("lock"), In("lock.holder"), "is being trained", "stop that one, or start another run with --new");
        MakeFolders(); // again: some tools leave empty folders out when they copy
        foreach (var left in Directory.GetFiles(Path, "*" + AtomicFile.TemporarySuffix, SearchOption.AllDirectories)) File.Delete(left);
        return held;
    }

    public RunConfig ReadConfig() => RunConfigJson.Read(File.ReadAllText(ConfigPath), ConfigPath);

    /// <summary>Replaces the config of a run that goes on with other settings (more generations).</summary>
    public void WriteConfig(RunConfig config) => AtomicFile.WriteText(ConfigPath, RunConfigJson.Write(config));

    public string CheckpointPath(int generation) => _checkpoints.PathOf(generation);

    public string ShardPath(int generation) => _shards.PathOf(generation);

    /// <param name="generation">Whose games.</param>
    /// <param name="extension">Of the game's notation, without a dot: "pgn".</param>
    public string GamesPath(int generation, string extension) => new NumberedFiles(In(GamesFolder), extension).PathOf(generation);

    /// <summary>The newest checkpoint that is whole; null if there is none. <paramref name="warn"/> is told of damaged ones.</summary>
    public Checkpoint? NewestCheckpoint(Action<string> warn)
    {
        foreach (var generation in CheckpointGenerations.Reverse())
        {
            try
            {
                var checkpoint = CheckpointFile.Read(CheckpointPath(generation));
                if (checkpoint.Generation == generation) return checkpoint;
                warn($"{CheckpointPath(generation)} holds generation {checkpoint.Generation} and is passed over");
            }
            catch (InvalidDataException exception)
            {
                warn(exception.Message);
            }
        }

        return null;
    }

    /// <summary>Deletes checkpoints, except those of every <paramref name="keepEvery"/>-th generation and the newest ones.</summary>
    public void PruneCheckpoints(int keepEvery, int keepNewest)
    {
        foreach (var generation in CheckpointGenerations.SkipLast(keepNewest).Where(generation => generation % keepEvery != 0))
            File.Delete(CheckpointPath(generation));
    }

    /// <summary>Deletes all checkpoints but one.</summary>
    public void KeepCheckpoint(int kept)
    {
        foreach (var generation in CheckpointGenerations.Where(generation => generation != kept)) File.Delete(CheckpointPath(generation));
    }

    /// <summary>What stands behind game and date in the name of a run's folder.</summary>
    private static string NameOf(string path, string game)
    {
        var (folder, begin) = (System.IO.Path.GetFileName(path), game.Length + DateFormat.Length + 2);
        return folder.Length > begin ? folder[begin..] : "";
    }

    private RunConfig? ReadConfig(Action<string> warn)
    {
        try
        {
            return ReadConfig();
        }
        catch (InputException exception)
        {
            warn(exception.Message);
            return null;
        }
    }

    /// <summary>What a kill leaves of a run that was being made does not count.</summary>
    private static bool HasFiles(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Any(file => !file.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal));

    private void MakeFolders()
    {
        foreach (var folder in new[] { CheckpointsFolder, ReplayFolder, GamesFolder }) Directory.CreateDirectory(In(folder));
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

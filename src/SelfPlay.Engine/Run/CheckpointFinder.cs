using System.Globalization;
using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Checkpoints;

namespace SelfPlay.Engine.Run;

/// <summary>
/// Finds networks by the names that people give them:
/// <code>
/// runs/x/checkpoints/gen-000012.ckpt   a file
/// runs/x                               the newest checkpoint of a run
/// runs/x@12                            its generation 12; where it has none, training step 12
/// runs/x@latest   runs/x@first         its newest, its oldest
/// runs/x@*                             all of them, oldest first
/// latest                               the newest checkpoint of the newest run of the game that has one
/// latest@*                             all of that run; likewise the others
/// </code>
/// A run may be named without the folder of all runs, and by the beginning of its name if only one of the game begins so.
/// </summary>
public sealed class CheckpointFinder(string root, Game game)
{
    private const string Latest = "latest", First = "first", All = "*";

    /// <summary>Runs that a sentence lists.</summary>
    private const int Listed = 5;

    /// <summary>The newest checkpoint that can be used, of the newest run of the game that has one; null if there is none.</summary>
    /// <param name="warn">Told why checkpoints are passed over: damaged, or of an encoder that this build does not have.</param>
    public string? Newest(Action<string>? warn = null) =>
        Runs().Select(run => NewestUsable(run, warn ?? (_ => { }))).FirstOrDefault(path => path is not null);

    /// <summary>Paths of the checkpoints that <paramref name="name"/> means: at least one.</summary>
    /// <exception cref="InputException">There is none, with what there is instead.</exception>
    public IReadOnlyList<string> Find(string name)
    {
        if (File.Exists(name)) return [name];
        if (name == Latest) return [Newest() ?? throw NothingTrained()];
        var at = name.LastIndexOf('@');
        return at < 0 || IsRun(name) ? Select(Open(name), Latest) : Select(Open(name[..at]), name[(at + 1)..]);
    }

    /// <summary>The one checkpoint that <paramref name="name"/> means.</summary>
    /// <exception cref="InputException">There is none, or the name means several.</exception>
    public string FindOne(string name) => Find(name) is [var only]
        ? only
        : throw new InputException($"'{name}' means several checkpoints, and one is needed: name a generation, as in {name.Replace(All, Latest, StringComparison.Ordinal)}");

    /// <summary>The same, if it can play the game.</summary>
    /// <exception cref="InputException">There is none, the name means several, or the network is for another game.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public string FindUsable(string name)
    {
        var path = FindOne(name);
        return LoadedNetwork.Misfit(path, CheckpointFile.ReadHeader(path), game) is { } misfit ? throw new InputException(misfit) : path;
    }

    private RunDirectory Open(string name)
    {
        if (name == Latest) return Runs().FirstOrDefault(run => run.CheckpointGenerations.Count > 0) ?? throw NothingTrained();
        if (IsRun(name)) return RunDirectory.Open(name);
        var below = Path.Combine(root, name);
        if (IsRun(below)) return RunDirectory.Open(below);
        return OpenBeginning(name);
    }

    private RunDirectory OpenBeginning(string beginning)
    {
        var names = Runs().Select(NameOf).ToList();
        var begun = names.FindAll(name => beginning.Length > 0 && name.StartsWith(beginning, StringComparison.Ordinal));
        if (begun.Count == 1) return RunDirectory.Open(Path.Combine(root, begun[0]));
        if (begun.Count > 1) throw new InputException($"'{beginning}' is the beginning of {begun.Count} runs: {List(begun)}; give more of the name");
        if (Directory.Exists(beginning)) throw new InputException($"{beginning} is no run, for it has no config.json: give the folder of a run or a .ckpt file");
        throw new InputException(names.Count > 0
            ? $"'{beginning}' is neither a checkpoint nor a run{Nearest.Hint(beginning, names)}; runs of {game.Name}, newest first: {List(names)}"
            : $"'{beginning}' is neither a checkpoint nor a run, and {root} has no run of {game.Name}: make one with ./selfplay train {game.Name}");
    }

    private static IReadOnlyList<string> Select(RunDirectory run, string which)
    {
        var generations = run.CheckpointGenerations;
        if (generations.Count == 0) throw new InputException($"{run.Path} has no checkpoint yet: wait for its first generation, or name another run");
        if (which == All) return [.. generations.Select(run.CheckpointPath)];
        if (which is Latest or First) return [run.CheckpointPath(which == First ? generations[0] : generations[^1])];
        if (!long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InputException($"'@{which}' names no checkpoint: give @ and a generation, {Latest}, {First} or {All}");
        if (number <= int.MaxValue && generations.Contains((int)number)) return [run.CheckpointPath((int)number)];
        return [generations.Select(run.CheckpointPath).FirstOrDefault(path => HasStep(path, number))
            ?? throw new InputException($"{run.Path} has no checkpoint of generation or step {number}: it has generations {string.Join(", ", generations)}")];
    }

    /// <summary>A damaged checkpoint has no step that it could be found by.</summary>
    private static bool HasStep(string path, long step) => TryReadHeader(path, _ => { })?.Step == step;

    private string? NewestUsable(RunDirectory run, Action<string> warn) =>
        run.CheckpointGenerations.Reverse().Select(run.CheckpointPath).FirstOrDefault(path => IsUsable(path, warn));

    private bool IsUsable(string path, Action<string> warn)
    {
        if (TryReadHeader(path, warn) is not { } header) return false;
        var misfit = LoadedNetwork.Misfit(path, header, game);
        if (misfit is not null) warn(misfit);
        return misfit is null;
    }

    private static CheckpointHeader? TryReadHeader(string path, Action<string> warn)
    {
        try
        {
            return CheckpointFile.ReadHeader(path);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            warn(exception.Message);
            return null;
        }
    }

    /// <summary>Runs of the game, newest first; then those of others of its family, whose networks play it too.</summary>
    private IEnumerable<RunDirectory> Runs() => Directory.Exists(root)
        ? Directory.GetDirectories(root, $"{game.Family}-*")
            .OrderByDescending(path => GameOf(Path.GetFileName(path)) == game.Name)
            .ThenByDescending(Path.GetFileName, StringComparer.Ordinal)
            .Where(RunDirectory.IsRun)
            .Select(RunDirectory.Open)
        : [];

    /// <summary>The name of a run begins with its game's, which may have dashes of its own: the longest beginning that names a game.</summary>
    private static string GameOf(string run)
    {
        var words = run.Split('-');
        return Enumerable.Range(1, words.Length).Reverse().Select(count => string.Join('-', words[..count])).FirstOrDefault(name => GameCatalog.Find(name) is not null, run);
    }

    private static bool IsRun(string path) => path.Length > 0 && RunDirectory.IsRun(path);

    private static string NameOf(RunDirectory run) => Path.GetFileName(run.Path);

    private static string List(List<string> names) => string.Join(", ", names.Take(Listed)) + (names.Count > Listed ? ", ..." : "");

    private InputException NothingTrained() => new($"there is no trained network for {game.Name} below {root}: make one with ./selfplay train {game.Name}");
}

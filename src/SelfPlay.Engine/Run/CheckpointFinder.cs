using System.Globalization;
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
/// latest                               the newest checkpoint of the newest run of the game
/// </code>
/// A run may be named without the folder of all runs, and by the beginning of its name if only one begins so.
/// </summary>
public sealed class CheckpointFinder(string root, Game game)
{
    private const string Latest = "latest", First = "first", All = "*";

    /// <summary>The newest checkpoint of the newest run of the game that has one; null if there is none.</summary>
    public string? Newest() => Runs().Select(NewestOf).FirstOrDefault(path => path is not null);

    /// <summary>Paths of the checkpoints that <paramref name="name"/> means: at least one.</summary>
    /// <exception cref="InputException">There is none, with what there is instead.</exception>
    public IReadOnlyList<string> Find(string name)
    {
        if (File.Exists(name)) return [name];
        if (name == Latest)
            return [Newest() ?? throw new InputException($"there is no trained network for {game.Name} below {root}: make one with ./selfplay train {game.Name}")];
        var at = name.LastIndexOf('@');
        return at < 0 ? [Select(Open(name), Latest)[0]] : Select(Open(name[..at]), name[(at + 1)..]);
    }

    /// <summary>The one checkpoint that <paramref name="name"/> means.</summary>
    /// <exception cref="InputException">There is none, or the name means several.</exception>
    public string FindOne(string name) => Find(name) is [var only]
        ? only
        : throw new InputException($"'{name}' means several checkpoints, and one is needed: name a generation, as in {name.Replace(All, Latest, StringComparison.Ordinal)}");

    private RunDirectory Open(string name)
    {
        if (Directory.Exists(name)) return RunDirectory.Open(name);
        var inRoot = Path.Combine(root, name);
        if (RunDirectory.IsRun(inRoot)) return RunDirectory.Open(inRoot);
        var begun = Runs().Where(run => Path.GetFileName(run.Path).StartsWith(name, StringComparison.Ordinal)).ToList();
        if (begun.Count == 1) return begun[0];
        var known = Runs().Select(run => Path.GetFileName(run.Path)).Take(5).ToList();
        throw new InputException(begun.Count > 1
            ? $"'{name}' is the beginning of {begun.Count} runs: {string.Join(", ", begun.Select(run => Path.GetFileName(run.Path)))}"
            : $"'{name}' is neither a checkpoint nor a run" + (known.Count > 0 ? $"; newest runs of {game.Name}: {string.Join(", ", known)}" : $", and {root} has no run of {game.Name}"));
    }

    private static List<string> Select(RunDirectory run, string which)
    {
        var generations = run.CheckpointGenerations;
        if (generations.Count == 0) throw new InputException($"{run.Path} has no checkpoint yet");
        if (which == All) return [.. generations.Select(run.CheckpointPath)];
        if (which is Latest or First) return [run.CheckpointPath(which == First ? generations[0] : generations[^1])];
        if (!long.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw new InputException($"'@{which}' names no checkpoint: give @ and a generation, {Latest}, {First} or {All}");
        if (number <= int.MaxValue && generations.Contains((int)number)) return [run.CheckpointPath((int)number)];
        return [generations.Select(run.CheckpointPath).FirstOrDefault(path => CheckpointFile.ReadHeader(path).Step == number)
            ?? throw new InputException($"{run.Path} has no checkpoint of generation or step {number}: it has generations {string.Join(", ", generations)}")];
    }

    private static string? NewestOf(RunDirectory run) =>
        run.CheckpointGenerations is [.., var newest] ? run.CheckpointPath(newest) : null;

    /// <summary>Runs of the game, newest first.</summary>
    private IEnumerable<RunDirectory> Runs() => Directory.Exists(root)
        ? Directory.GetDirectories(root, $"{game.Name}-*")
            .OrderByDescending(Path.GetFileName, StringComparer.Ordinal)
            .Where(RunDirectory.IsRun)
            .Select(RunDirectory.Open)
        : [];
}

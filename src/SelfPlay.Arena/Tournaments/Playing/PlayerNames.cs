using System.Text.RegularExpressions;
using SelfPlay.Arena.Tournaments.Specs;

namespace SelfPlay.Arena.Tournaments.Playing;

/// <summary>Gives every player a short name that no other has.</summary>
internal static partial class PlayerNames
{
    public static IReadOnlyList<string> For(IReadOnlyList<Contestant> players, string game)
    {
        var runs = players.Where(player => player.Spec.Kind == PlayerKind.Checkpoint).Select(player => RunOf(player.Spec)).Distinct().ToList();
        var names = players.Select(player => player.Spec.Name ?? Usual(player, runs, game)).ToList();
        var told = names.Select((name, i) => IsTaken(names, i) ? string.Join(' ', [name, .. OwnArguments(players, names, i), .. Settings(players[i].Spec)]) : name).ToList();
        return [.. told.Select((name, i) => told.Take(i).Count(other => other == name) is > 0 and var twins ? $"{name} ({twins + 1})" : name)];
    }

    private static bool IsTaken(List<string> names, int i) => names.Where((name, other) => other != i && name == names[i]).Any();

    private static string Usual(Contestant player, List<string> runs, string game) => player.Spec.Kind switch
    {
        PlayerKind.Checkpoint when runs.Count == 1 => $"gen {player.Entrant.Generation}",
        PlayerKind.Checkpoint => $"{ShortRun(RunOf(player.Spec), runs, game)}@{player.Entrant.Generation}",
        PlayerKind.Program => Path.GetFileNameWithoutExtension(ShellWords.Split(player.Spec.Target)[0]),
        _ => player.Spec.Target,
    };

    /// <summary>The folder of a run, or what else the file lies in.</summary>
    public static string RunOf(PlayerSpec spec)
    {
        var folder = Path.GetDirectoryName(spec.Target)!;
        return Path.GetFileName(folder) == "checkpoints" ? Path.GetDirectoryName(folder)! : folder;
    }

    /// <summary>A run's name without game and time, if no other run of the tournament is called so.</summary>
    private static string ShortRun(string run, List<string> runs, string game)
    {
        var name = Short(run, game);
        return runs.Count(other => Short(other, game) == name) == 1 ? name : Path.GetFileName(run);
    }

    private static string Short(string run, string game)
    {
        var name = Path.GetFileName(run);
        return name.StartsWith($"{game}-", StringComparison.Ordinal) ? GameAndTime().Replace(name, "") : name;
    }

    /// <summary>The settings that decide how a player plays: tells players apart that are the same but for these.</summary>
    public static string Difference(PlayerSpec spec) => string.Join(' ', Settings(spec));

    private static IEnumerable<string> Settings(PlayerSpec spec) => spec.Settings
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(setting => !setting.StartsWith("name=", StringComparison.OrdinalIgnoreCase) && !setting.StartsWith("elo=", StringComparison.OrdinalIgnoreCase));

    /// <summary>The arguments of a program that not all programs of its name have.</summary>
    private static IEnumerable<string> OwnArguments(IReadOnlyList<Contestant> players, List<string> names, int i)
    {
        if (players[i].Spec.Kind != PlayerKind.Program) return [];
        var namesakes = players.Where((other, j) => names[j] == names[i] && other.Spec.Kind == PlayerKind.Program).ToList();
        return Arguments(players[i]).Where(word => !namesakes.TrueForAll(other => Arguments(other).Contains(word)));
    }

    private static IEnumerable<string> Arguments(Contestant program) => ShellWords.Split(program.Spec.Target).Skip(1);

    [GeneratedRegex(@"^[^-]+-\d{8}-\d{6}-")]
    private static partial Regex GameAndTime();
}

using System.Globalization;
using SelfPlay.Engine;
using SelfPlay.Engine.Run;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>
/// The folder of a tournament, and the only code that knows its file names:
/// <code>
/// &lt;game&gt;-&lt;date&gt;-&lt;time&gt;-&lt;format&gt;/
///   tournament.json   games.jsonl            what it is, and every finished game: from these two it goes on
///   results.json   games.pgn   report.html   made of them
///   lock   lock.holder                       only while it is played
/// </code>
/// </summary>
internal sealed class TournamentFolder
{
    private TournamentFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    public string Path { get; }

    public string JournalPath => In("games.jsonl");

    public string ResultsPath => In("results.json");

    public string ReportPath => In("report.html");

    private string SettingsPath => In("tournament.json");

    /// <param name="extension">Of the game's notation, without a dot.</param>
    public string GamesPath(string extension) => In($"games.{extension}");

    /// <summary>Makes a new one below <paramref name="root"/>, named after game, time and format.</summary>
    public static TournamentFolder Create(string root, TournamentSettings settings)
    {
        var format = settings.Format switch { TournamentFormat.RoundRobin => "round-robin", TournamentFormat.Gauntlet => "gauntlet", _ => "ladder" };
        var time = settings.Begun.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var first = System.IO.Path.Combine(root, $"{settings.Game}-{time}-{format}");
        var path = first;
        for (var twin = 2; Directory.Exists(path); twin++) path = $"{first}-{twin}";
        return CreateAt(path, settings);
    }

    /// <exception cref="InputException">There is something else already.</exception>
    public static TournamentFolder CreateAt(string path, TournamentSettings settings)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => !entry.EndsWith(AtomicFile.TemporarySuffix, StringComparison.Ordinal))))
            throw new InputException($"{path} is already there and is no tournament: give the name of a new or empty folder");
        Directory.CreateDirectory(path);
        var folder = new TournamentFolder(path);
        folder.WriteSettings(settings);
        return folder;
    }

    public static bool IsTournament(string path) => File.Exists(new TournamentFolder(path).SettingsPath);

    /// <exception cref="InputException">There is no tournament.</exception>
    public static TournamentFolder Open(string path) => IsTournament(path)
        ? new TournamentFolder(path)
        : throw new InputException($"{path} is no tournament, for it has no tournament.json: give a folder that ./selfplay tournament made");

    /// <summary>The newest tournament below <paramref name="root"/> with the same settings that has games left; null if there is none.</summary>
    public static TournamentFolder? FindUnfinished(string root, TournamentSettings wanted)
    {
        if (!Directory.Exists(root)) return null;
        return Directory.GetDirectories(root, $"{wanted.Game}-*")
            .OrderByDescending(System.IO.Path.GetFileName, StringComparer.Ordinal)
            .Where(IsTournament)
            .Select(Open)
            .FirstOrDefault(folder => folder.IsUnfinished(wanted));
    }

    public TournamentSettings ReadSettings() => TournamentSettingsJson.Read(File.ReadAllText(SettingsPath), SettingsPath);

    public void WriteSettings(TournamentSettings settings) => AtomicFile.WriteText(SettingsPath, TournamentSettingsJson.Write(settings));

    /// <summary>Takes the right to play this tournament, and clears away half-written files.</summary>
    /// <exception cref="InputException">Another process has it.</exception>
    public RunLock Lock()
    {
        var held = RunLock.Acquire(In("lock"), In("lock.holder"), "is being played", "wait for that one, or name another folder with --out");
        foreach (var left in Directory.GetFiles(Path, "*" + AtomicFile.TemporarySuffix)) File.Delete(left);
        return held;
    }

    private bool IsUnfinished(TournamentSettings wanted)
    {
        try
        {
            var settings = ReadSettings();
            return TournamentSettingsJson.Difference(settings, wanted) is null && !new TournamentState(settings, GameJournal.Read(JournalPath, _ => { }).Values).IsFinished;
        }
        catch (InputException)
        {
            return false; // a tournament of another build is none to go on with
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}

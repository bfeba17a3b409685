using System.Globalization;
using System.Text;
using System.Text.Json;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>
/// games.jsonl: a finished game a line, in the order in which they ended, each line on the disk before anybody is told. The checksum is over the
/// line without it, so that a line that was cut or damaged is known, and its game played again.
/// <code>
/// {"number":17,"first":0, ... ,"crc":"1a2b3c4d"}
/// </code>
/// Thread-safe.
/// </summary>
internal sealed class GameJournal
{
    private const string Seal = ",\"crc\":\"";
    private const int SealLength = 8 + 8 + 2; // the mark, eight digits, quote and brace

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SortedDictionary<int, TournamentGame> _games;

    private GameJournal(string path, SortedDictionary<int, TournamentGame> games) => (_path, _games) = (path, games);

    /// <summary>A copy, in the order of the games' numbers.</summary>
    public IReadOnlyList<TournamentGame> Games
    {
        get
        {
            lock (_lock) return [.. _games.Values];
        }
    }

    /// <summary>Opens the file to go on; removes what a kill left behind.</summary>
    /// <param name="path">The file, which need not exist.</param>
    /// <param name="warn">Told of every line that cannot be used.</param>
    public static GameJournal Open(string path, Action<string> warn)
    {
        var games = Read(path, warn);
        var text = string.Concat(games.Values.Select(Line));
        // Compared without regard to order: games end in another order than that of their numbers.
        if (File.Exists(path) && new FileInfo(path).Length != Encoding.UTF8.GetByteCount(text)) AtomicFile.WriteText(path, text);
        return new GameJournal(path, games);
    }

    /// <summary>Looks into a journal that may be growing; lines that cannot be used are told and left out.</summary>
    public static SortedDictionary<int, TournamentGame> Read(string path, Action<string> warn)
    {
        var games = new SortedDictionary<int, TournamentGame>();
        if (!File.Exists(path)) return games;
        var lines = File.ReadAllText(path).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0) continue;
            if (Parse(lines[i]) is { } game) games.TryAdd(game.Number, game);
            else warn($"{path}: line {i + 1} is cut or damaged; its game is played again");
        }

        return games;
    }

    /// <summary>Writes games down; when this returns they are on the disk.</summary>
    public void Append(IReadOnlyList<TournamentGame> games)
    {
        lock (_lock)
        {
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(Encoding.UTF8.GetBytes(string.Concat(games.Select(Line))));
            file.Flush(flushToDisk: true);
            foreach (var game in games) _games.TryAdd(game.Number, game);
        }
    }

    private static string Line(TournamentGame game)
    {
        var json = JsonSerializer.Serialize(game, TournamentJson.Options);
        return string.Create(CultureInfo.InvariantCulture, $"{json[..^1]}{Seal}{Checksum(json):x8}\"}}\n");
    }

    private static TournamentGame? Parse(string line)
    {
        if (line.Length <= SealLength || !line.AsSpan(line.Length - SealLength).StartsWith(Seal, StringComparison.Ordinal)) return null;
        var json = line[..^SealLength] + "}";
        if (!line.AsSpan(line.Length - 10, 8).SequenceEqual(Checksum(json).ToString("x8", CultureInfo.InvariantCulture))) return null;
        try
        {
            return JsonSerializer.Deserialize<TournamentGame>(json, TournamentJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static uint Checksum(string json) => Crc32C.Of(Encoding.UTF8.GetBytes(json));
}

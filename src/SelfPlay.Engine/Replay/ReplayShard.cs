using SelfPlay.Engine.Play;

namespace SelfPlay.Engine.Replay;

/// <summary>The games of one generation as they lie on disk: what could be read of a shard.</summary>
/// <param name="Format">Null when not even the beginning is whole.</param>
/// <param name="Games">In the order of their index; of games that are there twice, the first.</param>
/// <param name="GoodLength">Bytes before the first damage.</param>
/// <param name="Warning">Null, or a sentence that names the file, the damage and what was kept.</param>
public sealed record ReplayShard(ReplayFormat? Format, IReadOnlyList<GameRecord> Games, long GoodLength, string? Warning)
{
    /// <summary>True for the first bytes of a shard, whole or damaged further on.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes) => bytes.StartsWith(ShardFrames.Mark);

    /// <summary>Reads a shard up to its end or its first damage.</summary>
    /// <param name="path">The file; another process may be appending to it.</param>
    /// <param name="expected">The format that the games must have; null takes any.</param>
    /// <exception cref="InvalidDataException">The file is no shard, or one of another format.</exception>
    public static ReplayShard Read(string path, ReplayFormat? expected = null)
    {
        var file = ReadAll(path);
        var mark = ShardFrames.Mark;
        if (!file.AsSpan().StartsWith(mark[..Math.Min(file.Length, mark.Length)]))
            throw new InvalidDataException($"{path} is not a replay shard of this program: move it out of the run's replay folder");
        var at = mark.Length;
        if (file.Length < at || !ShardFrames.TryRead(file, ref at, out var head))
            return new ReplayShard(null, [], 0, Damage(path, 0, file.Length, 0));
        var format = ReadFormat(path, head);
        if (expected is not null && format != expected)
            throw new InvalidDataException($"{path} holds games of {format}, but this run needs {expected}: start another run with --new");
        return ReadGames(path, file, at, format);
    }

    private static ReplayShard ReadGames(string path, byte[] file, int at, ReplayFormat format)
    {
        var games = new SortedDictionary<int, GameRecord>();
        var good = at;
        try
        {
            while (ShardFrames.TryRead(file, ref at, out var payload))
            {
                var game = GameRecordCodec.Read(payload, format);
                games.TryAdd(game.Index, game);
                good = at;
            }
        }
        catch (InvalidDataException)
        {
            // The checksum is right but the game is not: damage like any other.
        }

        return new ReplayShard(format, [.. games.Values], good, good == file.Length ? null : Damage(path, good, file.Length, games.Count));
    }

    private static ReplayFormat ReadFormat(string path, ReadOnlySpan<byte> head)
    {
        try
        {
            return ShardFrames.ReadFormat(head);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path} cannot be used: {exception.Message}", exception);
        }
    }

    private static string Damage(string path, long good, long length, int games) =>
        $"{path} is damaged at byte {good} of {length}: the {games} games before it are kept, what follows is not used";

    private static byte[] ReadAll(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length > Array.MaxLength)
            throw new InvalidDataException($"{path} has {stream.Length} bytes, more than a shard may have: let a generation have fewer games");
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }
}

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
        using var reader = new ShardReader(path, expected);
        var games = new SortedDictionary<int, GameRecord>();
        reader.ReadGames((payload, _) =>
        {
            var game = GameRecordCodec.Read(payload, reader.Format!);
            games.TryAdd(game.Index, game);
        });
        return new ReplayShard(reader.Format, [.. games.Values], reader.GoodLength, reader.Warning(games.Count));
    }
}

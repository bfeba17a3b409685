using SelfPlay.Engine.Play;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// Appends finished games to a shard, from any number of threads. When <see cref="Append"/> returns, the game survives the death of the
/// process; a loss of power costs at most the games of the last seconds, which the run then plays again.
/// </summary>
public sealed class ReplayWriter : IDisposable
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private long _flushed;

    private ReplayWriter(FileStream file, IReadOnlyList<GameRecord> recovered, TimeProvider time)
    {
        _file = file;
        _time = time;
        _flushed = time.GetTimestamp();
        Recovered = recovered;
    }

    /// <summary>Games that were in the shard when it was opened, in the order of their index, without their samples.</summary>
    public IReadOnlyList<GameRecord> Recovered { get; }

    /// <summary>Opens a shard to go on, or makes it. A damaged tail is cut off, which <paramref name="warn"/> is told.</summary>
    /// <exception cref="InvalidDataException">There is a file that is no shard of this format; it is left as it is.</exception>
    public static ReplayWriter Open(string path, ReplayFormat format, TimeProvider time, Action<string> warn)
    {
        var (recovered, goodLength) = File.Exists(path) ? Recover(path, format, warn) : ([], 0);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.SetLength(goodLength);
        file.Seek(0, SeekOrigin.End);
        if (goodLength == 0) file.Write(ShardFrames.Head(format));
        file.Flush(flushToDisk: true);
        DirectoryEntry.Flush(path);
        return new ReplayWriter(file, recovered, time);
    }

    public void Append(GameRecord game)
    {
        var frame = ShardFrames.Frame(output => GameRecordCodec.Write(game, output));
        lock (_lock)
        {
            Write(frame);
            if (_time.GetElapsedTime(_flushed) < FlushInterval) return;
            _file.Flush(flushToDisk: true);
            _flushed = _time.GetTimestamp();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_file.CanWrite) _file.Flush(flushToDisk: true);
            _file.Dispose();
        }
    }

    private static (IReadOnlyList<GameRecord> Games, long GoodLength) Recover(string path, ReplayFormat format, Action<string> warn)
    {
        using var reader = new ShardReader(path, format);
        var games = new SortedDictionary<int, GameRecord>();
        reader.ReadGames((payload, _) =>
        {
            var game = GameRecordCodec.ReadOutline(payload, format);
            games.TryAdd(game.Index, game);
        });
        if (reader.Warning(games.Count) is { } warning) warn(warning);
        return ([.. games.Values], reader.GoodLength);
    }

    /// <summary>One call to the system for one frame. A full disk leaves no half of it, so that the next one does not stand behind damage.</summary>
    private void Write(byte[] frame)
    {
        var good = _file.Length;
        try
        {
            _file.Write(frame);
        }
        catch (IOException)
        {
            _file.SetLength(good);
            throw;
        }
    }
}

using SelfPlay.Engine.Data;
using SelfPlay.Engine.Replay;

namespace SelfPlay.Engine.Import;

/// <summary>Appends games to the shards of one split, from where the manifest says that they end: what lies beyond was never committed and goes.</summary>
internal sealed class ShardAppender : IDisposable
{
    /// <summary>A shard that is longer gets no more games: small enough to be read whole.</summary>
    private const long FullLength = 64L << 20;

    private readonly DataSet _set;
    private readonly DataSplit _split;
    private readonly ReplayFormat _format;
    private readonly long _fullLength;
    private readonly List<Task> _finishing = [];
    private GrowingFile? _file;

    /// <param name="set">The data set.</param>
    /// <param name="split">Part of it.</param>
    /// <param name="format">Of all games.</param>
    /// <param name="size">As the manifest has it.</param>
    /// <param name="fullLength">Bytes from which on a shard is full.</param>
    public ShardAppender(DataSet set, DataSplit split, ReplayFormat format, SplitSize size, long fullLength = FullLength)
    {
        (_set, _split, _format, Size, _fullLength) = (set, split, format, size, fullLength);
        foreach (var number in set.ShardNumbers(split).Where(number => number > size.Shards)) File.Delete(set.ShardPath(split, number));
        if (size.Shards > 0) _file = Reopen(set.ShardPath(split, size.Shards), size.LastShardBytes);
    }

    /// <summary>With all games so far.</summary>
    public SplitSize Size { get; private set; }

    public void Append(GrowingBytes bytes, in GameEntry entry)
    {
        var file = _file is null || Size.LastShardBytes >= _fullLength ? Begin() : _file;
        var frame = RecordBytes.Frame(bytes, entry, _format.Game, Size.Shards, Size.LastShardGames);
        file.Write(frame);
        Size = Size with
        {
            Games = Size.Games + 1,
            Samples = Size.Samples + entry.Samples,
            LastShardGames = Size.LastShardGames + 1,
            LastShardBytes = Size.LastShardBytes + frame.Length,
        };
    }

    /// <summary>Everything is on the disk when this returns.</summary>
    public void Flush()
    {
        WaitForFull();
        _file?.Flush();
    }

    /// <summary>Waits for the disk, too, but throws nothing: what a commit did not count does not matter.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        foreach (var shard in _finishing) ((IAsyncResult)shard).AsyncWaitHandle.WaitOne();
    }

    private GrowingFile Begin()
    {
        if (_file is { } full) _finishing.Add(Task.Run(() => Finish(full)));
        _file = null; // the task's from here on
        var path = _set.ShardPath(_split, Size.Shards + 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var head = ShardFrames.Head(_format);
        _file = new GrowingFile(path, length: 0);
        _file.Write(head);
        Size = Size with { Shards = Size.Shards + 1, LastShardGames = 0, LastShardBytes = head.Length };
        return _file;
    }

    /// <summary>The disk takes its time over a full shard, and the games go on meanwhile.</summary>
    private static void Finish(GrowingFile full)
    {
        using (full) full.Flush();
    }

    private void WaitForFull()
    {
        foreach (var shard in _finishing) shard.GetAwaiter().GetResult();
        _finishing.Clear();
    }

    /// <exception cref="InputException">The shard is shorter than the manifest says.</exception>
    private static GrowingFile Reopen(string path, long length)
    {
        if (GrowingFile.IsCut(path, length))
            throw new InputException($"{path} is shorter than dataset.json says: it was damaged after the import; import the games again into another folder");
        return new GrowingFile(path, length);
    }
}

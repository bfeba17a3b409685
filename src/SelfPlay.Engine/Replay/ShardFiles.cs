using Microsoft.Win32.SafeHandles;

namespace SelfPlay.Engine.Replay;

/// <summary>The shards that a buffer reads from, by number. A few of them are open at a time; the system's cache of files does the rest.</summary>
internal sealed class ShardFiles : IDisposable
{
    /// <summary>Far below what systems let a process have open.</summary>
    public const int MostOpen = 128;

    /// <summary>A run appends to its newest shard while others look at it, and Windows lets nobody rename or delete what is open in any other way.</summary>
    public const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    private readonly Dictionary<int, string> _paths = [];
    private readonly Dictionary<int, SafeFileHandle> _open = [];

    /// <summary>Open shards, longest open first.</summary>
    private readonly Queue<int> _order = new();

    private int _next;

    public int Open => _open.Count;

    /// <summary>The number of a new shard: one above the last.</summary>
    public int Add(string path)
    {
        _paths.Add(_next, path);
        return _next++;
    }

    public string PathOf(int shard) => _paths[shard];

    /// <summary>Closes the shards below this number for good.</summary>
    public void Forget(int below)
    {
        foreach (var shard in _paths.Keys.Where(shard => shard < below).ToList())
        {
            _paths.Remove(shard);
            if (_open.Remove(shard, out var handle)) handle.Dispose();
        }
    }

    /// <summary>Fills <paramref name="bytes"/> from a place in a shard; false if the file ends before.</summary>
    public bool TryRead(int shard, long offset, Span<byte> bytes)
    {
        var handle = HandleOf(shard);
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(handle, bytes, offset);
            if (read == 0) return false;
            offset += read;
            bytes = bytes[read..];
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var handle in _open.Values) handle.Dispose();
        _open.Clear();
    }

    private SafeFileHandle HandleOf(int shard)
    {
        if (_open.TryGetValue(shard, out var handle)) return handle;
        while (_open.Count >= MostOpen && _order.TryDequeue(out var oldest))
            if (_open.Remove(oldest, out var old)) old.Dispose();
        handle = File.OpenHandle(_paths[shard], FileMode.Open, FileAccess.Read, Share);
        _open.Add(shard, handle);
        _order.Enqueue(shard);
        return handle;
    }
}

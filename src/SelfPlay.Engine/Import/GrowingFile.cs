using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Import;

/// <summary>A file that is only appended to, from a length that is known to be whole.</summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly FileStream _file;
    private bool _unsaved;

    public GrowingFile(string path, long length)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        _file.SetLength(Math.Min(length, _file.Length));
        _file.Seek(0, SeekOrigin.End);
        DirectoryEntry.Flush(path);
    }

    public long Length => _file.Position;

    /// <summary>Whether some of what was whole is gone.</summary>
    public static bool IsCut(string path, long length) => length > 0 && (!File.Exists(path) || new FileInfo(path).Length < length);

    public void Write(ReadOnlySpan<byte> bytes)
    {
        _file.Write(bytes);
        _unsaved = true;
    }

    /// <summary>Everything is on the disk when this returns.</summary>
    public void Flush()
    {
        if (_unsaved) _file.Flush(flushToDisk: true);
        _unsaved = false;
    }

    public void Dispose() => _file.Dispose();
}

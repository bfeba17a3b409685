using System.Buffers.Binary;

namespace SelfPlay.Engine.Import;

/// <summary>The hashes of all games of a data set, on disk and in memory.</summary>
internal sealed class KnownGames : IDisposable
{
    private readonly GrowingFile _file;
    private readonly HashSet64 _hashes = new();

    /// <exception cref="InputException">The file is shorter than it was.</exception>
    public KnownGames(string path, long length)
    {
        if (FaultOf(path, length) is { } fault) throw new InputException(fault);
        _file = new GrowingFile(path, length);
        Load(path);
    }

    public long Length => _file.Length;

    /// <summary>False if the game is known.</summary>
    public bool Add(ulong hash)
    {
        var isNew = _hashes.Add(hash);
        if (isNew) Write(hash);
        return isNew;
    }

    /// <summary>What is wrong with the file, in a sentence; null if it is whole. Without it games would be taken twice.</summary>
    public static string? FaultOf(string path, long length) => GrowingFile.IsCut(path, length)
        ? $"{path}, by which games are known again, is shorter than dataset.json says: import the games again into another folder"
        : null;

    public void Flush() => _file.Flush();

    public void Dispose() => _file.Dispose();

    private void Write(ulong hash)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, hash);
        _file.Write(bytes);
    }

    private void Load(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        while (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length) _hashes.Add(BinaryPrimitives.ReadUInt64LittleEndian(bytes));
    }
}

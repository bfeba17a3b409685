using System.Security.Cryptography;
using System.Text;

namespace SelfPlay.Engine.Import;

/// <summary>The text of one file of games, or of what comes over a pipe.</summary>
internal sealed class SourceText : IDisposable
{
    /// <summary>The name of the pipe.</summary>
    public const string Pipe = "-";

    private const int FingerprintLength = 16;

    private readonly RewindableStream _bytes;

    private SourceText(string path, RewindableStream bytes, long? length, IReadOnlyList<Encoding> older)
    {
        (Path, _bytes, Length) = (path, bytes, length);
        PackedFormats.Refuse(path, bytes.Head);
        Fingerprint = $"{Convert.ToHexStringLower(SHA256.HashData(bytes.Head))[..FingerprintLength]}{(length is { } known ? $"-{known}" : "")}";
        Reader = TextFiles.Open(bytes, older);
    }

    /// <summary>As it was given.</summary>
    public string Path { get; }

    /// <summary>Tells the same text again.</summary>
    public string Fingerprint { get; }

    public TextReader Reader { get; }

    /// <summary>In bytes, packed ones where it is packed; null where nobody knows.</summary>
    public long? Length { get; }

    /// <summary>Bytes read so far. May be asked from any thread.</summary>
    public long BytesRead => _bytes.Position;

    /// <summary>Looks whether a file can be read at all, before the work begins. A pipe with a name shows no length, and is not touched: it can be read once only.</summary>
    /// <exception cref="InputException">It cannot.</exception>
    public static void Check(string path)
    {
        if (path != Pipe && new FileInfo(path) is not { Exists: true, Length: 0 }) Open(path, Stream.Null, []).Dispose();
    }

    /// <param name="path">Of the file; <see cref="Pipe"/> for <paramref name="pipe"/>.</param>
    /// <param name="pipe">What comes in.</param>
    /// <param name="older">See <see cref="TextFiles.Open(string, IReadOnlyList{Encoding}?)"/>.</param>
    /// <exception cref="InputException">It cannot be opened or is packed in a way that cannot be unpacked here.</exception>
    public static SourceText Open(string path, Stream pipe, IReadOnlyList<Encoding> older)
    {
        if (path == Pipe) return new SourceText(path, new RewindableStream(pipe), null, older);
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return new SourceText(path, new RewindableStream(file), file.CanSeek ? file.Length : null, older);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw TextFiles.Unreadable(path, fault);
        }
    }

    public void Dispose() => Reader.Dispose();
}

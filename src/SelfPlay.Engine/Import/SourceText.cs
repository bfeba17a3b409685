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
            var reason = Directory.Exists(path) ? "it is a folder" : fault.Message;
            throw new InputException(File.Exists(path) || Directory.Exists(path) ? $"'{path}' cannot be read: {reason}" : $"there is no file '{path}'", fault);
        }
    }

    public void Dispose() => Reader.Dispose();
}

using System.IO.Compression;
using System.Text;

namespace SelfPlay.Engine;

/// <summary>Text files of others, as they come: packed by gzip or not, in UTF-8 with or without byte order mark, in UTF-16 with one, or in
/// Latin-1, even some bytes of it in a text that is UTF-8 otherwise.</summary>
public static class TextFiles
{
    private const int BufferSize = 1 << 16;
    private const byte GzipFirst = 0x1F;
    private const byte GzipSecond = 0x8B;

    /// <summary>Opens a file to be read from its beginning, in constant memory.</summary>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static StreamReader Open(string path)
    {
        try
        {
            return Read(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(File.Exists(path) ? $"'{path}' cannot be opened: {fault.Message}" : $"there is no file '{path}'", fault);
        }
    }

    private static StreamReader Read(FileStream file)
    {
        var packed = file.CanSeek ? IsPacked(file) : file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        Stream bytes = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        return new StreamReader(bytes, Utf8OrLatin1(), detectEncodingFromByteOrderMarks: true, BufferSize);
    }

    private static bool IsPacked(FileStream file)
    {
        var packed = file.ReadByte() == GzipFirst && file.ReadByte() == GzipSecond;
        file.Position = 0;
        return packed;
    }

    // A byte that is no UTF-8 stands for the character of its number, as in Latin-1: decided byte by byte, so nothing is read twice.
    private static Encoding Utf8OrLatin1() =>
        Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new Latin1Fallback());
}

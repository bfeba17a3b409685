using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace SelfPlay.Engine;

/// <summary>Text files of others, as they come: packed by gzip or not, in UTF-8 with or without byte order mark, in UTF-16 with one, or in
/// Latin-1, even some bytes of it in a text that is UTF-8 otherwise.</summary>
public static class TextFiles
{
    private const int BufferSize = 1 << 16;
    private const int MostBytesOfCharacter = 4;
    private const byte GzipFirst = 0x1F;
    private const byte GzipSecond = 0x8B;

    /// <summary>Opens a file to be read from its beginning, in constant memory.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="older">What a file is in if its beginning is not UTF-8; null for Latin-1, which may also be mixed in.</param>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static StreamReader Open(string path, Encoding? older = null)
    {
        try
        {
            var encoding = older is not null && !BeginsAsUtf8(path) ? older : Utf8OrLatin1();
            return new StreamReader(OpenBytes(path), encoding, detectEncodingFromByteOrderMarks: true, BufferSize);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InputException(File.Exists(path) ? $"'{path}' cannot be opened: {fault.Message}" : $"there is no file '{path}'", fault);
        }
    }

    private static Stream OpenBytes(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize);
        var packed = file.CanSeek ? IsPacked(file) : file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private static bool BeginsAsUtf8(string path)
    {
        using var bytes = OpenBytes(path);
        var beginning = new byte[BufferSize];
        var length = bytes.ReadAtLeast(beginning, BufferSize, throwOnEndOfStream: false);
        if (beginning.AsSpan().StartsWith(Encoding.Unicode.Preamble) || beginning.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return true;

        // Where the beginning is cut, its last character may be.
        for (var cut = 0; cut < MostBytesOfCharacter && cut <= length; cut++)
        {
            if (Utf8.IsValid(beginning.AsSpan(0, length - cut))) return true;
            if (length < BufferSize) return false;
        }

        return false;
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

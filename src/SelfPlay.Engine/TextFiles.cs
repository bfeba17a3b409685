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
    /// <param name="path">Of the file.</param>
    /// <param name="older">What a file may be in if its beginning is not UTF-8, the likeliest first; Latin-1 if nothing is named.</param>
    /// <exception cref="InputException">It cannot be opened.</exception>
    public static StreamReader Open(string path, IReadOnlyList<Encoding>? older = null)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize);
            return Open(file.CanSeek ? file : new RewindableStream(file), older);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, fault);
        }
    }

    /// <summary>Why a file cannot be read, with its name.</summary>
    internal static InputException Unreadable(string path, Exception fault)
    {
        if (Directory.Exists(path)) return new InputException($"'{path}' cannot be read: it is a folder", fault);
        return new InputException(File.Exists(path) ? $"'{path}' cannot be read: {fault.Message}" : $"there is no file '{path}'", fault);
    }

    /// <summary>All lines of a file.</summary>
    /// <exception cref="InputException">It cannot be read to its end.</exception>
    public static IReadOnlyList<string> ReadLines(string path)
    {
        try
        {
            using var reader = Open(path);
            var lines = new List<string>();
            while (reader.ReadLine() is { } line) lines.Add(line);
            return lines;
        }
        catch (InvalidDataException fault)
        {
            throw Unreadable(path, fault);
        }
    }

    /// <summary>Reads a stream that can go back to its beginning.</summary>
    /// <param name="bytes">Closed with the reader. What a damaged one yields before the damage is read; then an <see cref="InvalidDataException"/> tells of it.</param>
    /// <param name="older">As above.</param>
    internal static StreamReader Open(Stream bytes, IReadOnlyList<Encoding>? older) =>
        new(Unpack(bytes), FindEncoding(bytes, older ?? []), detectEncodingFromByteOrderMarks: true, BufferSize);

    private static Stream Unpack(Stream file)
    {
        var packed = file.ReadByte() == GzipFirst && file.ReadByte() == GzipSecond;
        file.Position = 0;
        return packed ? new WholeUntilDamageStream(new GZipStream(file, CompressionMode.Decompress)) : file;
    }

    /// <summary>UTF-8 with what strays into it, unless the beginning of the file is no UTF-8 but one of the older encodings.</summary>
    private static Encoding FindEncoding(Stream file, IReadOnlyList<Encoding> older)
    {
        if (older.Count == 0) return Utf8OrLatin1();
        var buffer = new byte[BufferSize];
        var beginning = buffer.AsMemory(0, ReadBeginning(file, buffer));
        file.Position = 0;
        if (HasMark(beginning.Span) || IsEncodedIn(Encoding.UTF8, beginning.Span)) return Utf8OrLatin1();
        return older.FirstOrDefault(encoding => IsEncodedIn(encoding, beginning.Span)) ?? older[0];
    }

    private static int ReadBeginning(Stream file, byte[] buffer)
    {
        var (text, length) = (Unpack(file), 0);
        try
        {
            while (length < buffer.Length && text.Read(buffer.AsSpan(length)) is var read and > 0) length += read;
        }
        catch (InvalidDataException)
        {
            // Told when the text itself is read.
        }

        return length;
    }

    private static bool HasMark(ReadOnlySpan<byte> beginning) =>
        beginning.StartsWith(Encoding.Unicode.Preamble) || beginning.StartsWith(Encoding.BigEndianUnicode.Preamble);

    /// <summary>True if the bytes decode without a fault; a character that is cut at the end is none. The decoders of code pages pass over some faults,
    /// but then what they take for the second half of a character is the line end, which is lost.</summary>
    private static bool IsEncodedIn(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var decoder = encoding.GetDecoder();
        decoder.Fallback = DecoderFallback.ExceptionFallback;
        var letters = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            var count = decoder.GetChars(bytes, letters, flush: false);
            return letters.AsSpan(0, count).Count('\n') == bytes.Count((byte)'\n');
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // A byte that is no UTF-8 stands for the character of its number, as in Latin-1: decided byte by byte, so nothing is read twice.
    private static Encoding Utf8OrLatin1() =>
        Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new Latin1Fallback());
}

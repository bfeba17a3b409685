using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Net.Checkpoints;

/// <summary>
/// Checkpoints on disk. Equal checkpoints give equal files.
/// <code>
/// | mark 8 | format 4, little-endian | MessagePack map, see CheckpointCodec | SHA-256 of all before, 32 |
/// </code>
/// Every version of the format begins and ends like this. A file that is damaged or foreign is one <see cref="InvalidDataException"/> whose
/// sentence names the file, what is wrong, and what to do.
/// </summary>
public static class CheckpointFile
{
    private const uint Format = 1;

    private const int PrefixLength = 12;

    /// <summary>As in PNG: a byte above 127, a line end and an end-of-text character, so that a transfer as text is noticed.</summary>
    private static ReadOnlySpan<byte> Mark => [0x89, (byte)'S', (byte)'P', (byte)'C', (byte)'K', (byte)'\r', (byte)'\n', 0x1a];

    /// <summary>True for the first bytes of a checkpoint, whole or damaged further on.</summary>
    public static bool IsStart(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Mark);

    /// <summary>Writes the file, atomically, and returns its hash.</summary>
    public static string Write(string path, Checkpoint checkpoint)
    {
        var buffer = new ArrayBufferWriter<byte>(CheckpointCodec.SizeHint(checkpoint));
        buffer.Write(Mark);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(sizeof(uint)), Format);
        buffer.Advance(sizeof(uint));
        CheckpointCodec.Write(buffer, checkpoint);
        var hash = SHA256.HashData(buffer.WrittenSpan);
        buffer.Write(hash);
        AtomicFile.Write(path, buffer.WrittenSpan);
        return Convert.ToHexStringLower(hash);
    }

    public static Checkpoint Read(string path) => Read(path, CheckpointCodec.Read);

    /// <summary>Checks the whole file, but makes no arrays of it.</summary>
    public static CheckpointHeader ReadHeader(string path) => Read(path, CheckpointCodec.ReadHeader);

    private static T Read<T>(string path, Func<byte[], Range, T> read)
        where T : CheckpointHeader
    {
        var bytes = File.ReadAllBytes(path);
        if (!IsStart(bytes))
            throw new InvalidDataException($"{path} is not a checkpoint of this program: give a .ckpt file from the checkpoints folder of a run");
        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < PrefixLength || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            throw new InvalidDataException($"{path} is damaged: its SHA-256 checksum is not that of its content; {Remedy}");
        var format = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(Mark.Length));
        if (format != Format)
            throw new InvalidDataException($"{path} has checkpoint format {format}, and this build reads {Format}: use the build that wrote it");
        try
        {
            return read(bytes, PrefixLength..end) with { Hash = Convert.ToHexStringLower(bytes.AsSpan(end)) };
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path} cannot be used: {exception.Message}; {Remedy}", exception);
        }
    }

    private const string Remedy = "use the checkpoint of an earlier generation";
}

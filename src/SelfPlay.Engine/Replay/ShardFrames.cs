using System.Buffers;
using System.Buffers.Binary;
using SelfPlay.Net.Serialization;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// The bytes of a shard: a mark, then frames, the first of which holds the <see cref="ReplayFormat"/> and every other one a game.
/// <code>
/// | mark 8 | frame | frame | ...        frame: | CRC-32C of the rest 4 | length of the payload 4 | payload |   little-endian
/// </code>
/// </summary>
internal static class ShardFrames
{
    private const int Format = 1;

    /// <summary>Checksum and length, before the payload of a frame.</summary>
    public const int HeaderLength = 8;

    /// <summary>As in PNG: a byte above 127, a line end and an end-of-text character, so that a transfer as text is noticed.</summary>
    public static ReadOnlySpan<byte> Mark => [0x89, (byte)'S', (byte)'P', (byte)'R', (byte)'P', (byte)'\r', (byte)'\n', 0x1a];

    public static byte[] Frame(Action<IBufferWriter<byte>> writePayload)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.GetSpan(HeaderLength)[..HeaderLength].Clear();
        buffer.Advance(HeaderLength);
        writePayload(buffer);
        var frame = buffer.WrittenSpan.ToArray();
        Seal(frame);
        return frame;
    }

    /// <summary>Writes the header of a frame whose payload is there.</summary>
    public static void Seal(Span<byte> frame)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame[4..], frame.Length - HeaderLength);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, Crc32C.Of(frame[4..]));
    }

    /// <summary>Bytes of the frame that begins so, header and payload; null if it is none.</summary>
    public static int? FrameLength(ReadOnlySpan<byte> header)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        return length >= 0 && length <= Array.MaxLength - HeaderLength ? HeaderLength + length : null;
    }

    /// <summary>The payload of a frame; false if it is not whole and undamaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> frame, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (frame.Length < HeaderLength || FrameLength(frame) != frame.Length) return false;
        if (Crc32C.Of(frame[4..]) != BinaryPrimitives.ReadUInt32LittleEndian(frame)) return false;
        payload = frame[HeaderLength..];
        return true;
    }

    /// <summary>Mark and first frame of a new shard.</summary>
    public static byte[] Head(ReplayFormat format) => [.. Mark, .. Frame(output => WriteFormat(new MessagePackWriter(output), format))];

    public static ReplayFormat ReadFormat(ReadOnlySpan<byte> payload)
    {
        var reader = new MessagePackReader(payload);
        if (reader.ReadArrayHeader() != 6 || reader.ReadInt32() != Format)
            throw new InvalidDataException($"it has another format than {Format}, the one that this build reads; use the build that wrote it");
        return new ReplayFormat(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
    }

    private static void WriteFormat(MessagePackWriter writer, ReplayFormat format)
    {
        writer.WriteArrayHeader(6);
        writer.Write(Format);
        writer.Write(format.Game);
        writer.Write(format.EncoderVersion);
        writer.Write(format.Cells);
        writer.Write(format.Planes);
        writer.Write(format.PolicySize);
    }
}

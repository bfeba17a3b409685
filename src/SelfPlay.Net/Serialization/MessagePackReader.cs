using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace SelfPlay.Net.Serialization;

/// <summary>
/// Reads MessagePack values one after the other, in any of their encodings. Whatever the bytes are, the only exception is
/// <see cref="InvalidDataException"/>, which says where and what was expected; no length is believed that the remaining bytes cannot hold.
/// </summary>
public ref struct MessagePackReader(ReadOnlySpan<byte> data)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _data = data;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == _data.Length;

    private readonly int Remaining => _data.Length - Position;

    /// <summary>The type of the next value, which stays unread.</summary>
    public readonly MessagePackType PeekType()
    {
        if (IsAtEnd) throw Fault("a value", Position);
        return MessagePackCode.TypeOf(_data[Position]) ?? throw Fault("a value", Position);
    }

    /// <summary>Reads nil if it is next.</summary>
    public bool TryReadNil()
    {
        if (PeekType() != MessagePackType.Nil) return false;
        Position++;
        return true;
    }

    public void ReadNil()
    {
        Expect(MessagePackType.Nil);
        Position++;
    }

    public bool ReadBoolean()
    {
        Expect(MessagePackType.Boolean);
        return _data[Position++] == MessagePackCode.True;
    }

    public int ReadInt32() => (int)ReadInteger(int.MinValue, int.MaxValue);

    public long ReadInt64() => (long)ReadInteger(long.MinValue, long.MaxValue);

    public ulong ReadUInt64() => (ulong)ReadInteger(0, ulong.MaxValue);

    /// <summary>A float of either width, or an integer, as the nearest double.</summary>
    public double ReadDouble()
    {
        if (PeekType() == MessagePackType.Integer) return (double)ReadInteger(long.MinValue, ulong.MaxValue);
        Expect(MessagePackType.Float);
        return _data[Position] == MessagePackCode.Float32
            ? BitConverter.UInt32BitsToSingle((uint)ReadBigEndian(4))
            : BitConverter.UInt64BitsToDouble(ReadBigEndian(8));
    }

    public string ReadString()
    {
        var start = Position;
        try
        {
            return Utf8.GetString(ReadStringBytes());
        }
        catch (DecoderFallbackException)
        {
            throw Fault("a string of valid UTF-8", start);
        }
    }

    /// <summary>The bytes of a binary value, not copied.</summary>
    public ReadOnlySpan<byte> ReadBinary()
    {
        Expect(MessagePackType.Binary);
        var start = Position;
        return Take(ReadLength(_data[Position] - MessagePackCode.Binary8), start);
    }

    /// <summary>A binary value that holds little-endian numbers.</summary>
    public T[] ReadNumbers<T>()
        where T : unmanaged
    {
        var start = Position;
        var bytes = ReadBinary();
        if (bytes.Length % Unsafe.SizeOf<T>() != 0)
            throw Fault($"binary of whole {typeof(T).Name} numbers", start, $"{bytes.Length} bytes");
        return LittleEndian.Read<T>(bytes);
    }

    /// <summary>The number of values in the array that follows; never more than there are bytes.</summary>
    public int ReadArrayHeader()
    {
        Expect(MessagePackType.Array);
        var start = Position;
        var code = _data[Position];
        var count = code < MessagePackCode.FixString ? SkipCode(code - MessagePackCode.FixArray) : ReadLength(code - MessagePackCode.Array16 + 1);
        return count <= Remaining ? (int)count : throw TooLong(count, "array elements", start);
    }

    /// <summary>The number of pairs in the map that follows; never more than half the bytes there are.</summary>
    public int ReadMapHeader()
    {
        Expect(MessagePackType.Map);
        var start = Position;
        var code = _data[Position];
        var count = code < MessagePackCode.FixArray ? SkipCode(code - MessagePackCode.FixMap) : ReadLength(code - MessagePackCode.Map16 + 1);
        return 2 * count <= Remaining ? (int)count : throw TooLong(count, "map entries", start);
    }

    /// <summary>The bytes of an extension value, not copied.</summary>
    public ReadOnlySpan<byte> ReadExtension(out sbyte code)
    {
        Expect(MessagePackType.Extension);
        var start = Position;
        var first = _data[Position];
        var length = first >= MessagePackCode.FixExtension1
            ? SkipCode(1 << (first - MessagePackCode.FixExtension1))
            : ReadLength(first - MessagePackCode.Extension8);
        code = (sbyte)Take(1, start)[0];
        return Take(length, start);
    }

    public MessagePackTimestamp ReadTimestamp()
    {
        var start = Position;
        var bytes = ReadExtension(out var code);
        if (code != MessagePackTimestamp.ExtensionCode) throw Fault("a timestamp", start, $"extension {code}");
        var packed = bytes.Length == 8 ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;
        MessagePackTimestamp value = bytes.Length switch
        {
            4 => new(BinaryPrimitives.ReadUInt32BigEndian(bytes), 0),
            8 => new((long)(packed & ((1ul << 34) - 1)), (uint)(packed >> 34)),
            12 => new(BinaryPrimitives.ReadInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            _ => throw Fault("a timestamp of 4, 8 or 12 bytes", start, $"{bytes.Length}"),
        };
        return value.Nanoseconds < MessagePackTimestamp.NanosecondsPerSecond
            ? value
            : throw Fault("nanoseconds below 1000000000", start, $"{value.Nanoseconds}");
    }

    /// <summary>Passes over one value with all that is in it. Needs no stack, so no depth of nesting can exhaust it.</summary>
    public void Skip()
    {
        for (var pending = 1L; pending > 0; pending--) pending += SkipOne();
    }

    /// <summary>Passes over a scalar, or over the header of an array or map; returns how many values belong to it.</summary>
    private long SkipOne()
    {
        switch (PeekType())
        {
            case MessagePackType.Nil or MessagePackType.Boolean: Position++; return 0;
            case MessagePackType.Integer: ReadInteger(long.MinValue, ulong.MaxValue); return 0;
            case MessagePackType.Float: ReadDouble(); return 0;
            case MessagePackType.String: ReadStringBytes(); return 0;
            case MessagePackType.Binary: ReadBinary(); return 0;
            case MessagePackType.Extension: ReadExtension(out _); return 0;
            case MessagePackType.Array: return ReadArrayHeader();
            default: return 2L * ReadMapHeader();
        }
    }

    private ReadOnlySpan<byte> ReadStringBytes()
    {
        Expect(MessagePackType.String);
        var start = Position;
        var code = _data[Position];
        var length = code <= MessagePackCode.FixStringLast ? SkipCode(code - MessagePackCode.FixString) : ReadLength(code - MessagePackCode.String8);
        return Take(length, start);
    }

    private Int128 ReadInteger(Int128 least, Int128 most)
    {
        Expect(MessagePackType.Integer);
        var start = Position;
        var code = _data[Position];
        Int128 value = code switch
        {
            <= MessagePackCode.PositiveFixintLast or >= MessagePackCode.NegativeFixint => SkipCode((sbyte)code),
            MessagePackCode.UInt8 => ReadBigEndian(1),
            MessagePackCode.UInt16 => ReadBigEndian(2),
            MessagePackCode.UInt32 => ReadBigEndian(4),
            MessagePackCode.UInt64 => ReadBigEndian(8),
            MessagePackCode.Int8 => (sbyte)ReadBigEndian(1),
            MessagePackCode.Int16 => (short)ReadBigEndian(2),
            MessagePackCode.Int32 => (int)ReadBigEndian(4),
            _ => (long)ReadBigEndian(8),
        };
        return value >= least && value <= most ? value : throw Fault($"an integer of {least} to {most}", start, $"{value}");
    }

    /// <summary>Passes over the first byte, in which <paramref name="value"/> was already.</summary>
    private long SkipCode(long value)
    {
        Position++;
        return value;
    }

    /// <summary>A length of 2^<paramref name="exponent"/> bytes behind the first byte.</summary>
    private long ReadLength(int exponent) => (long)ReadBigEndian(1 << exponent);

    private ulong ReadBigEndian(int size)
    {
        if (Remaining < size + 1) throw Fault($"{size} bytes after 0x{_data[Position]:x2}", Position, $"{Remaining - 1}");
        var value = 0ul;
        foreach (var next in _data.Slice(Position + 1, size)) value = (value << 8) | next;
        Position += size + 1;
        return value;
    }

    private ReadOnlySpan<byte> Take(long length, int start)
    {
        if (length > Remaining) throw TooLong(length, "bytes", start);
        var bytes = _data.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    private readonly void Expect(MessagePackType type)
    {
        if (IsAtEnd || MessagePackCode.TypeOf(_data[Position]) != type) throw Fault($"MessagePack {type}", Position);
    }

    private readonly InvalidDataException TooLong(long claimed, string what, int start) =>
        Fault($"at most {Remaining} {what}", start, $"{claimed}");

    private readonly InvalidDataException Fault(string expected, int at, string? found = null)
    {
        found ??= at >= _data.Length ? "the end of the data" : $"0x{_data[at]:x2}";
        return new InvalidDataException($"expected {expected} at byte {at}, found {found}");
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace SelfPlay.Net.Serialization;

/// <summary>
/// Writes MessagePack values, each in the smallest encoding of its type, so that equal values give equal bytes. Headers promise what follows
/// them; the writer does not count whether the promise is kept.
/// </summary>
public sealed class MessagePackWriter(IBufferWriter<byte> output)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void WriteNil() => Put(MessagePackCode.Nil);

    public void Write(bool value) => Put(value ? MessagePackCode.True : MessagePackCode.False);

    public void Write(long value)
    {
        switch (value)
        {
            case >= 0: Write((ulong)value); break;
            case >= -32: Put((byte)value); break;
            case >= sbyte.MinValue: Put8(MessagePackCode.Int8, (byte)value); break;
            case >= short.MinValue: Put16(MessagePackCode.Int16, (ushort)value); break;
            case >= int.MinValue: Put32(MessagePackCode.Int32, (uint)value); break;
            default: Put64(MessagePackCode.Int64, (ulong)value); break;
        }
    }

    public void Write(ulong value)
    {
        switch (value)
        {
            case <= MessagePackCode.PositiveFixintLast: Put((byte)value); break;
            case <= byte.MaxValue: Put8(MessagePackCode.UInt8, (byte)value); break;
            case <= ushort.MaxValue: Put16(MessagePackCode.UInt16, (ushort)value); break;
            case <= uint.MaxValue: Put32(MessagePackCode.UInt32, (uint)value); break;
            default: Put64(MessagePackCode.UInt64, value); break;
        }
    }

    public void Write(float value) => Put32(MessagePackCode.Float32, BitConverter.SingleToUInt32Bits(value));

    public void Write(double value) => Put64(MessagePackCode.Float64, BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes UTF-8; half of a surrogate pair alone is an <see cref="ArgumentException"/>.</summary>
    public void Write(string value)
    {
        var length = Utf8.GetByteCount(value);
        if (length < 32) Put((byte)(MessagePackCode.FixString + length));
        else PutLength(MessagePackCode.String8, MessagePackCode.String16, MessagePackCode.String32, length);
        output.Advance(Utf8.GetBytes(value, output.GetSpan(length)));
    }

    public void WriteBinary(ReadOnlySpan<byte> value)
    {
        PutLength(MessagePackCode.Binary8, MessagePackCode.Binary16, MessagePackCode.Binary32, value.Length);
        output.Write(value);
    }

    /// <summary>Writes numbers as one binary value, each little-endian.</summary>
    public void WriteNumbers<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        var bytes = LittleEndian.ByteCount(numbers);
        PutLength(MessagePackCode.Binary8, MessagePackCode.Binary16, MessagePackCode.Binary32, bytes);
        LittleEndian.Write(numbers, output.GetSpan(bytes));
        output.Advance(bytes);
    }

    /// <summary>The next <paramref name="count"/> values are the array's.</summary>
    public void WriteArrayHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count < 16) Put((byte)(MessagePackCode.FixArray + count));
        else PutCount(MessagePackCode.Array16, MessagePackCode.Array32, count);
    }

    /// <summary>The next 2 * <paramref name="count"/> values are the map's: key, value, key, value.</summary>
    public void WriteMapHeader(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count < 16) Put((byte)(MessagePackCode.FixMap + count));
        else PutCount(MessagePackCode.Map16, MessagePackCode.Map32, count);
    }

    public void WriteExtension(sbyte code, ReadOnlySpan<byte> value)
    {
        if (value.Length is 1 or 2 or 4 or 8 or 16)
            Put((byte)(MessagePackCode.FixExtension1 + int.Log2(value.Length)));
        else
            PutLength(MessagePackCode.Extension8, MessagePackCode.Extension16, MessagePackCode.Extension32, value.Length);
        Put((byte)code);
        output.Write(value);
    }

    /// <summary>4 bytes hold whole seconds until 2106, 8 bytes fractions until 2514, 12 bytes everything.</summary>
    public void Write(MessagePackTimestamp value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value.Nanoseconds, MessagePackTimestamp.NanosecondsPerSecond);
        Span<byte> bytes = stackalloc byte[12];
        if (value.Seconds >> 34 != 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value.Nanoseconds);
            BinaryPrimitives.WriteInt64BigEndian(bytes[4..], value.Seconds);
        }
        else if (value.Nanoseconds != 0 || value.Seconds > uint.MaxValue)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)value.Nanoseconds << 34) | (ulong)value.Seconds);
            bytes = bytes[..8];
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value.Seconds);
            bytes = bytes[..4];
        }

        WriteExtension(MessagePackTimestamp.ExtensionCode, bytes);
    }

    private void PutLength(byte code8, byte code16, byte code32, int length)
    {
        if (length <= byte.MaxValue) Put8(code8, (byte)length);
        else PutCount(code16, code32, length);
    }

    private void PutCount(byte code16, byte code32, int count)
    {
        if (count <= ushort.MaxValue) Put16(code16, (ushort)count);
        else Put32(code32, (uint)count);
    }

    private void Put(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private void Put8(byte code, byte value)
    {
        Put(code);
        Put(value);
    }

    private void Put16(byte code, ushort value)
    {
        Put(code);
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(2), value);
        output.Advance(2);
    }

    private void Put32(byte code, uint value)
    {
        Put(code);
        BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(4), value);
        output.Advance(4);
    }

    private void Put64(byte code, ulong value)
    {
        Put(code);
        BinaryPrimitives.WriteUInt64BigEndian(output.GetSpan(8), value);
        output.Advance(8);
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// Encoded positions in few bytes, bit by bit the same when unpacked. Most planes are empty or hold zeros and ones; each goes by its kind:
/// <code>
/// kind 0            all zero
/// kind 1, bits      zeros and ones: bit i % 8 of byte i / 8 is cell i
/// kind 2, float     the same number everywhere
/// kind 3, floats    anything, cell by cell
/// </code>
/// A chess position of 8x8x13 floats takes at most 117 bytes instead of 3328.
/// </summary>
public static class PlanePacking
{
    private const byte Zero = 0, Bits = 1, Constant = 2, Raw = 3;

    private const uint One = 0x3F80_0000;

    private const int WordBits = 64;

    /// <param name="values">Cells x planes, cell by cell (NHWC).</param>
    /// <param name="cells">Cells of the board.</param>
    /// <param name="planes">Planes over it.</param>
    public static byte[] Pack(ReadOnlySpan<float> values, int cells, int planes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostBytes(cells, planes));
        var packed = buffer.AsSpan(0, Pack(values, cells, planes, buffer)).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <summary>Packs into <paramref name="target"/>, which has room for <see cref="MostBytes"/>; returns the length.</summary>
    public static int Pack(ReadOnlySpan<float> values, int cells, int planes, Span<byte> target)
    {
        var words = (cells + WordBits - 1) / WordBits;
        Span<ulong> ones = stackalloc ulong[planes * words];
        Span<bool> others = stackalloc bool[planes];
        ones.Clear();
        others.Clear();
        FindOnes(values, planes, ones, others);
        var length = 0;
        for (var plane = 0; plane < planes; plane++)
        {
            length += others[plane]
                ? PackPlane(values[plane..], cells, planes, target[length..])
                : PackOnes(ones.Slice(plane * words, words), cells, target[length..]);
        }

        return length;
    }

    /// <summary>Packs planes of zeros and ones that are given as bits: bit i of a number is cell i. Returns the length.</summary>
    public static int Pack(ReadOnlySpan<ulong> bits, int cells, Span<byte> target)
    {
        var length = 0;
        for (var plane = 0; plane < bits.Length; plane++) length += PackOnes(bits.Slice(plane, 1), cells, target[length..]);
        return length;
    }

    /// <summary>The most bytes that such a position takes.</summary>
    public static int MostBytes(int cells, int planes) => planes * (1 + (cells * sizeof(float)));

    /// <summary>Overwrites <paramref name="values"/>, which are <paramref name="cells"/> x <paramref name="planes"/>. Checks nothing: see
    /// <see cref="IsValid"/>.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int cells, int planes, Span<float> values)
    {
        values.Clear();
        for (var plane = 0; plane < planes; plane++)
        {
            var kind = packed[0];
            var body = packed.Slice(1, BodyLength(kind, cells));
            packed = packed[(1 + body.Length)..];
            if (kind == Bits) UnpackBits(body, planes, values[plane..]);
            else if (kind != Zero) UnpackNumbers(body, kind == Raw ? sizeof(float) : 0, cells, planes, values[plane..]);
        }
    }

    /// <summary>Whether these bytes, from an untrusted source, unpack to exactly so many cells and planes.</summary>
    public static bool IsValid(ReadOnlySpan<byte> packed, int cells, int planes)
    {
        for (var plane = 0; plane < planes; plane++)
        {
            if (packed.IsEmpty || packed[0] > Raw) return false;
            var length = 1 + BodyLength(packed[0], cells);
            if (packed.Length < length || (packed[0] == Bits && HasBitsBeyond(packed[length - 1], cells))) return false;
            packed = packed[length..];
        }

        return packed.IsEmpty;
    }

    /// <summary>Sets the bits of the ones, plane by plane, and tells the planes that hold other numbers than 0 and 1. Most numbers are 0, so these are jumped over.</summary>
    private static void FindOnes(ReadOnlySpan<float> values, int planes, Span<ulong> ones, Span<bool> others)
    {
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var words = ones.Length / planes;
        for (var at = 0; bits[at..].IndexOfAnyExcept(0u) is var gap and >= 0 && (at += gap) < bits.Length; at++)
        {
            var (cell, plane) = Math.DivRem(at, planes);
            if (bits[at] == One) ones[(plane * words) + (cell / WordBits)] |= 1ul << cell;
            else others[plane] = true;
        }
    }

    private static int PackOnes(ReadOnlySpan<ulong> ones, int cells, Span<byte> target)
    {
        var count = 0;
        foreach (var word in ones) count += BitOperations.PopCount(word);
        if (count == cells)
        {
            target[0] = Constant;
            BinaryPrimitives.WriteUInt32LittleEndian(target[1..], One);
            return 1 + sizeof(float);
        }

        target[0] = count == 0 ? Zero : Bits;
        var body = target.Slice(1, BodyLength(target[0], cells));
        if (body.Length == sizeof(ulong)) BinaryPrimitives.WriteUInt64LittleEndian(body, ones[0]);
        else for (var i = 0; i < body.Length; i++) body[i] = (byte)(ones[i / sizeof(ulong)] >> (8 * (i % sizeof(ulong))));
        return 1 + body.Length;
    }

    private static int PackPlane(ReadOnlySpan<float> values, int cells, int stride, Span<byte> target)
    {
        target[0] = KindOf(values, cells, stride);
        var body = target.Slice(1, BodyLength(target[0], cells));
        if (target[0] == Bits)
        {
            body.Clear();
            for (var cell = 0; cell < cells; cell++)
                if (values[cell * stride] != 0) body[cell >> 3] |= (byte)(1 << (cell & 7));
        }
        else
        {
            for (var at = 0; at < body.Length; at += sizeof(float))
                BinaryPrimitives.WriteSingleLittleEndian(body[at..], values[at / sizeof(float) * stride]);
        }

        return 1 + body.Length;
    }

    /// <summary>Compares bits, not numbers: -0 equals 0, and NaN nothing, but both must come back as they were.</summary>
    private static byte KindOf(ReadOnlySpan<float> values, int cells, int stride)
    {
        var first = BitConverter.SingleToUInt32Bits(values[0]);
        bool constant = true, bits = true;
        for (var cell = 0; cell < cells; cell++)
        {
            var value = BitConverter.SingleToUInt32Bits(values[cell * stride]);
            constant &= value == first;
            bits &= value is 0 or One;
        }

        return constant ? first == 0 ? Zero : Constant : bits ? Bits : Raw;
    }

    private static void UnpackBits(ReadOnlySpan<byte> body, int stride, Span<float> values)
    {
        for (var i = 0; i < body.Length; i++)
            for (uint rest = body[i]; rest != 0; rest &= rest - 1)
                values[((8 * i) + BitOperations.TrailingZeroCount(rest)) * stride] = 1;
    }

    private static void UnpackNumbers(ReadOnlySpan<byte> body, int step, int cells, int stride, Span<float> values)
    {
        for (var cell = 0; cell < cells; cell++)
            values[cell * stride] = BinaryPrimitives.ReadSingleLittleEndian(body[(cell * step)..]);
    }

    private static int BodyLength(byte kind, int cells) => kind switch
    {
        Bits => (cells + 7) / 8,
        Constant => sizeof(float),
        Raw => cells * sizeof(float),
        _ => 0,
    };

    private static bool HasBitsBeyond(byte last, int cells) => cells % 8 != 0 && last >> (cells % 8) != 0;
}

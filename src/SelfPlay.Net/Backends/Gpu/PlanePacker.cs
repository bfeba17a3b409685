using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// Planes as bits, without loss: in the planes of a game every channel of a position has one value besides zero (a stone is there; so many are in
/// hand). A position is then a bit a cell and channel, and a number a channel: chess shrinks from 3328 to 156 bytes.
/// </summary>
/// <remarks>
/// A row is read once, as a flat run of vectors. Which channels the lanes of a vector belong to repeats after a pattern of a few vectors. Three channels:
/// <code>
/// vector    0                 1                 2                 3
/// channel   0 1 2 0 1 2 0 1   2 0 1 2 0 1 2 0   1 2 0 1 2 0 1 2   0 1 2 ...
/// </code>
/// A channel has one value if the union of the bit patterns of its values is their intersection.
/// </remarks>
internal static class PlanePacker
{
    /// <summary>Bounds the stack that a call takes.</summary>
    private const int MostChannels = 1024;

    private const int Lanes = 8;

    /// <summary>Words of the bits of one row.</summary>
    public static int Words(int rowLength) => (rowLength + 31) / 32;

    /// <param name="planes">Rows x cells x channels.</param>
    /// <param name="rowLength">Cells x channels.</param>
    /// <param name="channels">A divisor of <paramref name="rowLength"/>.</param>
    /// <param name="bits">Rows x <see cref="Words"/>; receives bit i of a row where value i is not zero.</param>
    /// <param name="values">Rows x channels; receives the value of each channel, 0 if it has none.</param>
    /// <returns>False, with rubbish in both, if some channel has two values or one that is no number: such planes go up as they are.</returns>
    public static bool TryPack(ReadOnlySpan<float> planes, int rowLength, int channels, Span<int> bits, Span<float> values)
    {
        if (channels > MostChannels) return false;
        var words = Words(rowLength);
        var pattern = channels / (int)BigInteger.GreatestCommonDivisor(channels, Lanes);
        // One vector more, because halving reads whole vectors.
        Span<Vector256<int>> union = stackalloc Vector256<int>[pattern + 1], intersection = stackalloc Vector256<int>[pattern + 1];
        for (var row = 0; row * rowLength < planes.Length; row++)
        {
            var rowBits = MemoryMarshal.AsBytes(bits.Slice(row * words, words));
            ReadRow(planes.Slice(row * rowLength, rowLength), rowBits, union[..pattern], intersection[..pattern]);
            Halve(union, intersection, pattern * Lanes, channels);
            if (!TakeValues(union, intersection, values.Slice(row * channels, channels))) return false;
        }

        return true;
    }

    /// <summary>Bits of the row, and what the values at each lane of the pattern have together and in common.</summary>
    private static void ReadRow(ReadOnlySpan<float> floats, Span<byte> bits, Span<Vector256<int>> union, Span<Vector256<int>> intersection)
    {
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(floats);
        for (var lane = 0; lane < union.Length; lane++)
        {
            var (all, common) = (Vector256<int>.Zero, Vector256<int>.AllBitsSet);
            for (var i = lane; i < vectors.Length; i += union.Length) bits[i] = Add(vectors[i], ref all, ref common);
            (union[lane], intersection[lane]) = (all, common);
        }

        bits[vectors.Length..].Clear();
        var rest = floats[(vectors.Length * Lanes)..];
        if (rest.IsEmpty) return;
        Span<float> padded = stackalloc float[Lanes];
        padded.Clear();
        rest.CopyTo(padded);
        var last = vectors.Length % union.Length;
        bits[vectors.Length] = Add(Vector256.Create<float>(padded), ref union[last], ref intersection[last]);
    }

    /// <returns>A bit a value that is not zero; minus zero is zero.</returns>
    private static byte Add(Vector256<float> here, ref Vector256<int> union, ref Vector256<int> intersection)
    {
        var zeros = Vector256.Equals(here, Vector256<float>.Zero).AsInt32();
        union |= Vector256.AndNot(here.AsInt32(), zeros);
        intersection &= here.AsInt32() | zeros;
        return (byte)~zeros.ExtractMostSignificantBits();
    }

    /// <summary>Lays the second half of the pattern on the first until one cell is left: a pattern has 1, 2, 4 or 8 cells.</summary>
    private static void Halve(Span<Vector256<int>> union, Span<Vector256<int>> intersection, int length, int channels)
    {
        while (length > channels)
        {
            length /= 2;
            Span<int> unionHalf = Ints(union)[length..], intersectionHalf = Ints(intersection)[length..];
            for (var i = 0; i * Lanes < length; i++)
            {
                union[i] |= Vector256.Create<int>(unionHalf[(i * Lanes)..]);
                intersection[i] &= Vector256.Create<int>(intersectionHalf[(i * Lanes)..]);
            }
        }
    }

    private static bool TakeValues(Span<Vector256<int>> union, Span<Vector256<int>> intersection, Span<float> values)
    {
        Span<int> all = Ints(union)[..values.Length], common = Ints(intersection)[..values.Length];
        for (var channel = 0; channel < values.Length; channel++)
        {
            var value = BitConverter.Int32BitsToSingle(all[channel]);
            if ((value != 0 && all[channel] != common[channel]) || float.IsNaN(value)) return false;
            values[channel] = value;
        }

        return true;
    }

    private static Span<int> Ints(Span<Vector256<int>> vectors) => MemoryMarshal.Cast<Vector256<int>, int>(vectors);
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace SelfPlay.Net.Backends.Gpu;

/// <summary>
/// Planes as bits, without loss: in the planes of a game every channel of a position has one value besides zero (a stone is there; so many are in
/// hand). A position is then a bit a cell and channel, and a number a channel: chess shrinks from 3328 to 156 bytes.
/// </summary>
internal static class PlanePacker
{
    /// <summary>Words of the bits of one row.</summary>
    public static int Words(int rowLength) => (rowLength + 31) / 32;

    /// <param name="planes">Rows x cells x channels.</param>
    /// <param name="rowLength">Cells x channels.</param>
    /// <param name="channels">A divisor of <paramref name="rowLength"/>.</param>
    /// <param name="bits">Rows x <see cref="Words"/>; receives bit i of a row where value i is not zero.</param>
    /// <param name="values">Rows x channels; receives the value of each channel, 0 if it has none.</param>
    /// <returns>False, with rubbish in both, if some channel has two values: such planes go up as they are.</returns>
    public static bool TryPack(ReadOnlySpan<float> planes, int rowLength, int channels, Span<int> bits, Span<float> values)
    {
        var words = Words(rowLength);
        for (var row = 0; row * rowLength < planes.Length; row++)
        {
            var floats = planes.Slice(row * rowLength, rowLength);
            var rowValues = values.Slice(row * channels, channels);
            FindValues(floats, rowValues);
            if (!HasOnly(floats, rowValues)) return false;
            PackBits(floats, bits.Slice(row * words, words));
        }

        return true;
    }

    private static void FindValues(ReadOnlySpan<float> floats, Span<float> values)
    {
        values.Clear();
        for (var at = 0; at < floats.Length; at += values.Length)
        {
            var cell = floats.Slice(at, values.Length);
            var i = 0;
            for (; i <= cell.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var (found, here) = (new Vector<float>(values[i..]), new Vector<float>(cell[i..]));
                Vector.ConditionalSelect(Vector.Equals(here, Vector<float>.Zero), found, here).CopyTo(values[i..]);
            }

            for (; i < cell.Length; i++)
                if (cell[i] != 0) values[i] = cell[i];
        }
    }

    private static bool HasOnly(ReadOnlySpan<float> floats, ReadOnlySpan<float> values)
    {
        for (var at = 0; at < floats.Length; at += values.Length)
        {
            var cell = floats.Slice(at, values.Length);
            var i = 0;
            for (; i <= cell.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                var here = new Vector<float>(cell[i..]);
                var fits = Vector.Equals(here, Vector<float>.Zero) | Vector.Equals(here, new Vector<float>(values[i..]));
                if (!Vector.EqualsAll(fits, Vector<int>.AllBitsSet)) return false;
            }

            for (; i < cell.Length; i++)
                if (cell[i] != 0 && cell[i] != values[i]) return false;
        }

        return true;
    }

    private static void PackBits(ReadOnlySpan<float> floats, Span<int> bits)
    {
        var patterns = MemoryMarshal.Cast<float, int>(floats);
        for (var word = 0; word < bits.Length; word++)
        {
            var part = patterns.Slice(32 * word, Math.Min(32, patterns.Length - (32 * word)));
            uint mask = 0;
            // The sign bit counts for nothing: minus zero is zero.
            for (var i = 0; i < part.Length; i++) mask |= ((part[i] & int.MaxValue) != 0 ? 1u : 0u) << i;
            bits[word] = (int)mask;
        }
    }
}

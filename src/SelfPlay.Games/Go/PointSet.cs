using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SelfPlay.Games.Go;

/// <summary>
/// A set of points of a board of up to 19 rows. Rows are one bit wider than the board, and that bit is never set, so that a shift by one never
/// wraps to the next row. Sets of smaller boards use the first words only.
/// <code>
/// bit = row * (size + 1) + column, row 0 at the top      19 * 20 = 380 bits of 384
/// </code>
/// </summary>
[InlineArray(Words)]
internal struct PointSet : IEquatable<PointSet>
{
    public const int Words = 6;

    private ulong _word;

    public readonly bool IsEmpty
    {
        get
        {
            for (var i = 0; i < Words; i++)
            {
                if (this[i] != 0) return false;
            }

            return true;
        }
    }

    public readonly int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < Words; i++) count += BitOperations.PopCount(this[i]);
            return count;
        }
    }

    public static PointSet Of(int bit)
    {
        var set = default(PointSet);
        set.Add(bit);
        return set;
    }

    public static PointSet operator |(in PointSet a, in PointSet b)
    {
        PointSet result = default;
        for (var i = 0; i < Words; i++) result[i] = a[i] | b[i];
        return result;
    }

    public static PointSet operator &(in PointSet a, in PointSet b)
    {
        PointSet result = default;
        for (var i = 0; i < Words; i++) result[i] = a[i] & b[i];
        return result;
    }

    /// <summary>The points of <paramref name="a"/> that are not in <paramref name="b"/>.</summary>
    public static PointSet operator -(in PointSet a, in PointSet b)
    {
        PointSet result = default;
        for (var i = 0; i < Words; i++) result[i] = a[i] & ~b[i];
        return result;
    }

    public void Add(int bit) => this[bit >> 6] |= 1ul << bit;

    public readonly bool Contains(int bit) => ((this[bit >> 6] >> bit) & 1) != 0;

    public readonly bool Overlaps(in PointSet other)
    {
        for (var i = 0; i < Words; i++)
        {
            if ((this[i] & other[i]) != 0) return true;
        }

        return false;
    }

    /// <summary>Takes out the lowest point; the set must not be empty.</summary>
    public int TakeFirst()
    {
        var i = 0;
        while (this[i] == 0) i++;
        var bit = BitOperations.TrailingZeroCount(this[i]);
        this[i] &= this[i] - 1;
        return (i << 6) + bit;
    }

    /// <summary>The bits of the points, lowest first, for a loop in which the set does not change.</summary>
    [UnscopedRef]
    public readonly Enumerator Bits => new(in this);

    /// <summary>The points beside those of the set, inside <paramref name="within"/>; points of the set itself may be among them.</summary>
    /// <param name="stride">Bits from a row to the next.</param>
    /// <param name="within">At most the board.</param>
    public readonly PointSet Neighbours(int stride, in PointSet within)
    {
        PointSet result = default;
        var (below, rest) = (0ul, 64 - stride);
        for (var i = 0; i < Words; i++)
        {
            var (word, above) = (this[i], i + 1 < Words ? this[i + 1] : 0);
            result[i] = within[i] & ((word << 1) | (below >> 63) | (word >> 1) | (above << 63)
                | (word << stride) | (below >> rest) | (word >> stride) | (above << rest));
            below = word;
        }

        return result;
    }

    /// <summary>All points of <paramref name="area"/> that hang together with the set, which must lie in it.</summary>
    public readonly PointSet Flood(int stride, in PointSet area)
    {
        var reached = this;
        while (true)
        {
            var next = reached | reached.Neighbours(stride, area);
            if (next.Equals(reached)) return reached;
            reached = next;
        }
    }

    public readonly bool Equals(PointSet other)
    {
        for (var i = 0; i < Words; i++)
        {
            if (this[i] != other[i]) return false;
        }

        return true;
    }

    public override readonly bool Equals(object? obj) => obj is PointSet other && Equals(other);

    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Words; i++) hash.Add(this[i]);
        return hash.ToHashCode();
    }

    /// <summary>Few fields, so that they are kept in registers.</summary>
    public ref struct Enumerator(ref readonly PointSet points)
    {
        private readonly ref readonly PointSet _points = ref points;
        private ulong _left = points[0];
        private int _word;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_left == 0)
            {
                if (++_word == Words) return false;
                _left = _points[_word];
            }

            Current = (_word << 6) + BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}

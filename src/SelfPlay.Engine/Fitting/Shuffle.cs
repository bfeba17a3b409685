using System.Numerics;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Fitting;

/// <summary>
/// A random order of 0 .. count - 1 that takes no memory, so that any place of it is known at once: four rounds of a Feistel network over the next power of four, walked on
/// until it falls below the count (Black and Rogaway 2002, "Ciphers with arbitrary finite domains", section 5).
/// </summary>
internal readonly struct Shuffle
{
    private const int Rounds = 4;

    private readonly int _count;
    private readonly int _halfBits;
    private readonly ulong _key;

    /// <param name="count">At least 1.</param>
    /// <param name="keys">The same ones give the same order.</param>
    public Shuffle(int count, params ReadOnlySpan<ulong> keys)
    {
        _count = count;
        _halfBits = Math.Max(1, (BitOperations.Log2((uint)Math.Max(1, count - 1)) + 2) / 2);
        _key = new Rng(keys).NextUInt64();
    }

    /// <summary>The number at a place.</summary>
    public int this[int place]
    {
        get
        {
            var value = (uint)place;
            do value = Step(value);
            while (value >= (uint)_count);
            return (int)value;
        }
    }

    private uint Step(uint value)
    {
        var mask = (1u << _halfBits) - 1;
        uint left = value >> _halfBits, right = value & mask;
        for (var round = 0ul; round < Rounds; round++)
            (left, right) = (right, left ^ ((uint)new Rng(_key, round, right).NextUInt64() & mask));
        return (left << _halfBits) | right;
    }
}

namespace SelfPlay.Net.Random;

/// <summary>
/// xoshiro256** seeded by splitmix64 (Blackman and Vigna): small, fast, the same numbers on every machine, and its state can be saved.
/// A value type: pass it by ref, or a copy repeats the numbers.
/// </summary>
public struct Rng
{
    private ulong _a, _b, _c, _d;

    /// <summary>A generator whose numbers depend on every key, so that game 17 of generation 3 always draws the same ones.</summary>
    public Rng(params ReadOnlySpan<ulong> keys)
    {
        var state = 0x5E1F_9A4Ful;
        foreach (var key in keys) state = Mix(state ^ Mix(key + 0x9E37_79B9_7F4A_7C15ul));
        _a = Mix(state += 0x9E37_79B9_7F4A_7C15ul);
        _b = Mix(state += 0x9E37_79B9_7F4A_7C15ul);
        _c = Mix(state += 0x9E37_79B9_7F4A_7C15ul);
        _d = Mix(state + 0x9E37_79B9_7F4A_7C15ul);
    }

    public ulong NextUInt64()
    {
        var result = ulong.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1ul << 53));

    /// <summary>Uniform in [0, <paramref name="bound"/>); the bias of 2^-32 * bound is of no matter here.</summary>
    public int Next(int bound) => (int)(((NextUInt64() >> 32) * (ulong)bound) >> 32);

    /// <summary>Gumbel(0, 1): -ln(-ln u).</summary>
    public float NextGumbel() => (float)-Math.Log(-Math.Log(Math.Max(NextDouble(), 1e-300)));

    /// <summary>Standard normal by Box and Muller, one of the pair.</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Gamma(shape, 1) by Marsaglia and Tsang (2000), for Dirichlet noise.</summary>
    public double NextGamma(double shape)
    {
        if (shape < 1) return NextGamma(shape + 1) * Math.Pow(1 - NextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + (c * x);
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - NextDouble()) < (0.5 * x * x) + (d * (1 - v + Math.Log(v)))) return d * v;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9ul;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBul;
        return z ^ (z >> 31);
    }
}

using SelfPlay.Games.Core;

namespace SelfPlay.Games.ConnectFour;

/// <summary>
/// What a solver has proved: bounds of scores by position, one 64-bit word each. A newer position takes the place of an older one.
/// <code>
/// bits 15-63  the position's whole key (49 bits), so that two positions are never mistaken for each other
/// bits  8-13  upper bound + 32
/// bits  0-5   lower bound + 32
/// </code>
/// </summary>
internal sealed class ConnectFourTable(int bits)
{
    private const int Bias = 32;
    private const int UpperShift = 8;
    private const int KeyShift = 15;
    private const ulong BoundMask = 63;

    private readonly ulong[] _words = new ulong[1 << bits];
    private readonly int _shift = 64 - bits;

    /// <summary>The bounds on record; unchanged where there are none.</summary>
    public void Narrow(ulong key, ref int lower, ref int upper)
    {
        var word = _words[Mixing.Mix(key) >> _shift];
        if (word >> KeyShift != key) return;
        lower = Math.Max(lower, (int)(word & BoundMask) - Bias);
        upper = Math.Min(upper, (int)((word >> UpperShift) & BoundMask) - Bias);
    }

    public void Store(ulong key, int lower, int upper) =>
        _words[Mixing.Mix(key) >> _shift] = (key << KeyShift) | ((ulong)(uint)(upper + Bias) << UpperShift) | (uint)(lower + Bias);
}

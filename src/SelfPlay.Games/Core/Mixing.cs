namespace SelfPlay.Games.Core;

/// <summary>Spreads small keys over 64 bits.</summary>
public static class Mixing
{
    /// <summary>The finaliser of splitmix64 (Steele, Lea and Flood 2014): a bijection, so different keys never collide.</summary>
    public static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 30)) * 0xBF58_476D_1CE4_E5B9ul;
        key = (key ^ (key >> 27)) * 0x94D0_49BB_1331_11EBul;
        return key ^ (key >> 31);
    }
}

namespace SelfPlay.Games.Shogi.Mate;

/// <summary>The numbers of positions met before, in memory of fixed size: of four places for a hash the one with the least work in it is given up.</summary>
internal sealed class MateTable
{
    private const int Places = 4;

    private readonly (ulong Hash, MateNumbers Numbers, long Work)[] _entries;
    private readonly ulong _mask;

    /// <param name="bits">The table has 2 to this power entries, of 32 bytes each.</param>
    public MateTable(int bits)
    {
        _entries = new (ulong, MateNumbers, long)[1 << bits];
        _mask = (ulong)(_entries.Length - 1) & ~(ulong)(Places - 1);
    }

    public void Clear() => Array.Clear(_entries);

    public MateNumbers Find(ulong hash)
    {
        foreach (ref readonly var entry in PlacesOf(hash))
        {
            if (entry.Hash == hash && entry.Work > 0) return entry.Numbers;
        }

        return MateNumbers.Unknown;
    }

    /// <param name="hash">Of the position.</param>
    /// <param name="numbers">Its numbers.</param>
    /// <param name="work">Positions expanded for it, at least one.</param>
    public void Store(ulong hash, MateNumbers numbers, long work)
    {
        var places = PlacesOf(hash);
        var chosen = 0;
        for (var i = 0; i < Places; i++)
        {
            if (places[i].Hash == hash)
            {
                chosen = i;
                break;
            }

            if (places[i].Work < places[chosen].Work) chosen = i;
        }

        places[chosen] = (hash, numbers, work);
    }

    private Span<(ulong Hash, MateNumbers Numbers, long Work)> PlacesOf(ulong hash) => _entries.AsSpan((int)(hash & _mask), Places);
}

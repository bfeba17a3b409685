namespace SelfPlay.Games.Go;

/// <summary>
/// The chains of one side and how many liberties each has, found in one pass over the side's stones and one over the points beside them. Lives in memory
/// that its maker lends it:
/// <code>
/// | chain of every point | liberties of every chain |
/// </code>
/// Points are bits of a <see cref="PointSet"/> counted from the end and moved on by a margin, so that each has four neighbours. The number of a chain is
/// the point of its first stone, which is its highest, and below <see cref="Numbers"/>; 0 is no chain.
/// </summary>
internal readonly ref struct GoChains
{
    /// <summary>A table with an entry a chain has so many.</summary>
    public const int Numbers = (64 * PointSet.Words) + (2 * Margin);

    /// <summary>Entries of the memory that a maker lends.</summary>
    public const int Memory = 2 * Numbers;

    private const int Margin = GoRules.MaxSize + 1;
    private const int FirstPoint = Numbers - Margin - 1;

    private readonly Span<short> _chains;
    private readonly Span<short> _liberties;
    private readonly int _stride;

    /// <param name="board">The board of the position.</param>
    /// <param name="stones">The side's stones.</param>
    /// <param name="empty">The empty points of the board.</param>
    /// <param name="memory"><see cref="Memory"/> entries; what is in them does not matter.</param>
    public GoChains(GoBoard board, in PointSet stones, in PointSet empty, Span<short> memory)
    {
        memory.Clear();
        _chains = memory[..Numbers];
        _liberties = memory.Slice(Numbers, Numbers);
        _stride = board.Stride;
        Join(stones);
        foreach (var bit in stones.Neighbours(_stride, empty).Bits) AddLiberty(bit);
    }

    /// <summary>The chain that has a stone on the bit; 0 if the side has none there.</summary>
    public int ChainAt(int bit) => _chains[FirstPoint - bit];

    /// <summary>How many liberties the chain on the bit has.</summary>
    public int LibertiesAt(int bit) => _liberties[ChainAt(bit)];

    /// <summary>The chains on the points beside a bit, each of them once; 0 in the place of what is not there.</summary>
    public (int A, int B, int C, int D) Beside(int bit)
    {
        var at = FirstPoint - bit;
        int a = _chains[at - 1], b = _chains[at + 1], c = _chains[at - _stride], d = _chains[at + _stride];
        // Without branches: which points are of one chain cannot be foretold.
        b = b == a ? 0 : b;
        c = c == a | c == b ? 0 : c;
        d = d == a | d == b | d == c ? 0 : d;
        return (a, b, c, d);
    }

    /// <summary>True if a chain beside the bit has more liberties than this. If the bit is empty, it is one of them.</summary>
    public bool AnyBesideHasMore(int bit, int liberties)
    {
        var (a, b, c, d) = Beside(bit);
        return _liberties[a] > liberties || _liberties[b] > liberties || _liberties[c] > liberties || _liberties[d] > liberties;
    }

    /// <summary>True if a chain beside the bit has but one liberty: the bit, if it is empty.</summary>
    public bool AnyBesideIsInAtari(int bit)
    {
        var (a, b, c, d) = Beside(bit);
        return _liberties[a] == 1 || _liberties[b] == 1 || _liberties[c] == 1 || _liberties[d] == 1;
    }

    /// <summary>A stone joins the chains beside it that began before it, and the highest number prevails.</summary>
    private void Join(in PointSet stones)
    {
        foreach (var bit in stones.Bits)
        {
            var at = FirstPoint - bit;
            var (left, above) = (FirstOf(at + 1), FirstOf(at + _stride));
            var chain = (short)Math.Max(at, Math.Max(left, above));
            _chains[at] = _chains[left] = _chains[above] = chain;
            _chains[0] = 0;
        }

        // A stone leads to itself or to an earlier one, which leads to the first by then.
        foreach (var bit in stones.Bits) _chains[FirstPoint - bit] = _chains[_chains[FirstPoint - bit]];
    }

    /// <summary>The first stone of a chain that is still being joined; 0 for none.</summary>
    private int FirstOf(int at)
    {
        int chain = _chains[at];
        while (_chains[chain] != chain) chain = _chains[chain];
        return chain;
    }

    private void AddLiberty(int bit)
    {
        var (a, b, c, d) = Beside(bit);
        _liberties[a]++;
        _liberties[b]++;
        _liberties[c]++;
        _liberties[d]++;
        _liberties[0] = 0;
    }
}

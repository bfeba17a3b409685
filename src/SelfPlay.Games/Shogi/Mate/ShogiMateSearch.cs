using SelfPlay.Games.Core;

namespace SelfPlay.Games.Shogi.Mate;

/// <summary>
/// Looks for a mate by checks alone, however deep: depth-first proof-number search (Nagai 2002). The attacker plays only checks, the defender everything.
/// A position that comes back on the way is a failure of the attacker. Not thread-safe; the same position and limit give the same result.
/// </summary>
public sealed class ShogiMateSearch
{
    private const int MostPlies = 400;
    private const int UsualBits = 20;

    private readonly MateTable _table;
    private readonly List<MateNode> _nodes = [];
    private readonly HashSet<ulong> _way = [];
    private long _expanded;
    private long _limit;
    private CancellationToken _cancel;

    /// <param name="tableBits">The search remembers 2 to this power positions, of 32 bytes each.</param>
    public ShogiMateSearch(int tableBits = UsualBits) => _table = new MateTable(tableBits);

    /// <param name="position">Where the side to move attacks.</param>
    /// <param name="limit">Positions to expand at most.</param>
    /// <param name="cancel">Ends the search with what is known.</param>
    public MateResult Solve(in ShogiPosition position, long limit, CancellationToken cancel = default)
    {
        _table.Clear();
        _way.Clear();
        (_expanded, _limit, _cancel) = (0, limit, cancel);
        var numbers = Search(position, MateNumbers.Infinite, MateNumbers.Infinite, 0);
        var status = numbers.Phi == 0 ? MateStatus.Mate : numbers.Delta == 0 ? MateStatus.NoMate : MateStatus.Unknown;
        return new MateResult(status, status == MateStatus.Mate ? Line(position) : [], _expanded);
    }

    private bool IsOver => _expanded >= _limit || _cancel.IsCancellationRequested;

    private static bool Attacks(int ply) => ply % 2 == 0;

    /// <summary>Goes on at a position until one of its numbers reaches its threshold.</summary>
    private MateNumbers Search(in ShogiPosition position, uint phiLimit, uint deltaLimit, int ply)
    {
        var before = _expanded++;
        var hash = position.Hash;
        var node = NodeAt(ply);
        node.Expand(position, onlyChecks: Attacks(ply));
        _way.Add(hash);
        MateNumbers numbers;
        while (true)
        {
            numbers = Combine(node, ply, out var best, out var second);
            if (numbers.Phi >= phiLimit || numbers.Delta >= deltaLimit || IsOver) break;
            var child = Known(node.Hashes[best], ply + 1);
            var next = position.After(node.Moves[best]);
            Search(next, deltaLimit - (numbers.Delta - child.Phi), Math.Min(phiLimit, second + 1), ply + 1);
        }

        _way.Remove(hash);
        _table.Store(hash, numbers, _expanded - before);
        return numbers;
    }

    /// <summary>The numbers of a position from those of its children; which child to go on with, and the next best one's delta.</summary>
    private MateNumbers Combine(MateNode node, int ply, out int best, out uint second)
    {
        var (phi, delta, length) = (MateNumbers.Infinite, 0u, 0);
        (best, second) = (0, MateNumbers.Infinite);
        for (var i = 0; i < node.Count; i++)
        {
            var child = Known(node.Hashes[i], ply + 1);
            delta = Math.Min(MateNumbers.Infinite, delta + child.Phi);
            if (child.Delta < phi) (second, phi, best) = (phi, child.Delta, i);
            else if (child.Delta < second) second = child.Delta;
            length = LengthOf(child, length, Attacks(ply));
        }

        return new MateNumbers(phi, delta, phi == 0 || delta == 0 ? length + Math.Min(node.Count, 1) : 0);
    }

    /// <summary>Of the children that are decided as mate: the attacker's shortest, the defender's longest.</summary>
    private static int LengthOf(MateNumbers child, int length, bool attacks)
    {
        if (!attacks) return child.Phi == 0 ? Math.Max(length, child.Length) : length;
        return child.Delta == 0 && (length == 0 || child.Length < length) ? child.Length : length;
    }

    private MateNumbers Known(ulong hash, int ply)
    {
        // Coming back, and running too deep, is the attacker's failure.
        if (_way.Contains(hash) || ply >= MostPlies) return Attacks(ply) ? MateNumbers.Lost(0) : MateNumbers.Won(0);
        return _table.Find(hash);
    }

    private MateNode NodeAt(int ply)
    {
        while (_nodes.Count <= ply) _nodes.Add(new MateNode());
        return _nodes[ply];
    }

    /// <summary>From a position that is proved: the attacker's moves that were proved, shortest first, and the defences that seem to last longest.</summary>
    private List<Move> Line(ShogiPosition position)
    {
        var line = new List<Move>();
        _way.Clear();
        _limit = long.MaxValue;
        while (line.Count < MostPlies)
        {
            var node = new MateNode();
            node.Expand(position, onlyChecks: Attacks(line.Count));
            if (node.Count == 0) return line;
            _way.Add(position.Hash);
            var chosen = Choose(node, position, line.Count);
            line.Add(node.Moves[chosen]);
            position = position.After(node.Moves[chosen]);
        }

        return line;
    }

    private int Choose(MateNode node, in ShogiPosition position, int ply)
    {
        var (chosen, length) = (-1, 0);
        for (var i = 0; i < node.Count; i++)
        {
            var child = Proved(node, i, position, ply + 1);
            var better = Attacks(ply) ? child.Delta == 0 && (chosen < 0 || child.Length < length) : chosen < 0 || child.Length > length;
            if (better) (chosen, length) = (i, child.Length);
        }

        return Math.Max(chosen, 0);
    }

    /// <summary>What the table knows; searched again where the defender's move was given up by the table.</summary>
    private MateNumbers Proved(MateNode node, int move, in ShogiPosition position, int ply)
    {
        var known = Known(node.Hashes[move], ply);
        return known.IsDecided || !Attacks(ply) ? known : Search(position.After(node.Moves[move]), MateNumbers.Infinite, MateNumbers.Infinite, ply);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;
using static SelfPlay.Games.ConnectFour.ConnectFourBoard;

namespace SelfPlay.Games.ConnectFour;

/// <summary>
/// Exact scores by null-window searches that narrow down on the score. A win scores 22 minus the stones that the winner has played by
/// then, a loss the negative of that, a draw zero: the convention of P. Pons, "Solving Connect Four" (blog.gamesolver.org), part 2.
/// </summary>
public sealed class ConnectFourSolver : ISolver<ConnectFourPosition>
{
    /// <summary>Positions with fewer stones can take seconds or minutes.</summary>
    public const int FewestStones = 12;

    private const int DefaultTableBits = 22;

    private readonly ConnectFourTable _table;

    /// <param name="tableBits">The table of proved bounds takes 8 * 2^bits bytes.</param>
    public ConnectFourSolver(int tableBits = DefaultTableBits) => _table = new ConnectFourTable(tableBits);

    /// <summary>Positions searched so far: what a change of the search is measured by.</summary>
    public long Nodes { get; private set; }

    private static ReadOnlySpan<byte> CentreFirst => [3, 2, 4, 1, 5, 0, 6];

    public bool CanSolve(in ConnectFourPosition position) => position.Stones >= FewestStones;

    public int Solve(in ConnectFourPosition position) => Solve(position, -WinIn(1, 0), WinIn(1, 0));

    public bool Exceeds(in ConnectFourPosition position, int bound) => Solve(position, bound, bound + 1) > bound;

    /// <summary>The score of a side to move that wins with its n-th stone from now on, when as many stones lie on the board.</summary>
    private static int WinIn(int n, int stones) => ((Cells + 1 - stones) / 2) - (n - 1);

    /// <summary>The score if it lies between the bounds; otherwise the bound, or what lies beyond it.</summary>
    private int Solve(in ConnectFourPosition position, int lower, int upper)
    {
        var stones = position.Stones;
        if (HasFour(position.Opponent)) return -WinIn(1, stones - 1);
        if (stones == Cells) return 0;
        if ((Threats(position.Own, position.Occupied) & Playable(position.Occupied)) != 0) return WinIn(1, stones);
        while (lower < upper)
        {
            // Far windows first: what loses or wins soon is found by shallow searches.
            var middle = lower + ((upper - lower) / 2);
            if (middle <= 0 && lower / 2 < middle) middle = lower / 2;
            else if (middle >= 0 && upper / 2 > middle) middle = upper / 2;
            var bound = Search(position.Own, position.Occupied, stones, middle);
            if (bound > middle) lower = bound;
            else upper = bound;
        }

        return lower;
    }

    /// <summary>
    /// Is the score of the side to move above <paramref name="alpha"/>? If so returns a lower bound of the score, above alpha; if not an upper
    /// bound, alpha at most. The side to move must have no winning move.
    /// </summary>
    [SkipLocalsInit]
    private int Search(ulong own, ulong occupied, int stones, int alpha)
    {
        Nodes++;
        var moves = MovesThatDoNotLose(own, occupied);
        if (moves == 0) return -WinIn(1, stones + 1);
        if (stones >= Cells - 2) return 0;

        // Neither side wins with its next stone.
        var lower = -WinIn(2, stones + 1);
        var upper = Math.Min(WinIn(2, stones), FollowUpBound(own, occupied));
        var key = own + occupied;
        _table.Narrow(key, ref lower, ref upper);
        if (lower > alpha) return lower;
        if (upper <= alpha) return upper;

        Span<ulong> ordered = stackalloc ulong[Width];
        ordered = ordered[..Order(own, occupied, moves, ordered)];
        var best = KnownOfMoves(own, occupied, alpha, ordered);
        if (best <= alpha) best = SearchMoves(own, occupied, stones, alpha, ordered);
        if (best > alpha) lower = Math.Max(lower, best);
        else upper = Math.Min(upper, best);
        _table.Store(key, lower, upper);
        return best;
    }

    /// <summary>What the best move is known to reach by the table alone; stops at the first above <paramref name="alpha"/>.</summary>
    private int KnownOfMoves(ulong own, ulong occupied, int alpha, ReadOnlySpan<ulong> moves)
    {
        var best = -Cells;
        for (var i = 0; i < moves.Length && best <= alpha; i++)
        {
            var (lower, upper) = (-Cells, Cells);
            _table.Narrow((own ^ occupied) + (occupied | moves[i]), ref lower, ref upper);
            best = Math.Max(best, -upper);
        }

        return best;
    }

    private int SearchMoves(ulong own, ulong occupied, int stones, int alpha, ReadOnlySpan<ulong> moves)
    {
        var best = -Cells;
        for (var i = 0; i < moves.Length && best <= alpha; i++)
            best = Math.Max(best, -Search(own ^ occupied, occupied | moves[i], stones + 1, -alpha - 1));
        return best;
    }

    /// <summary>
    /// When every column has an even number of empty cells, the opponent can answer each move on top of it: then the side to move gets
    /// the empty cells of rows 1, 3 and 5, the opponent those of rows 2, 4 and 6. An upper bound of the score follows from who has a
    /// four then: "claimeven" in L. V. Allis, "A Knowledge-based Approach of Connect-Four" (1988), played in all columns.
    /// </summary>
    private static int FollowUpBound(ulong own, ulong occupied)
    {
        if ((Playable(occupied) & EvenRows) != 0) return Cells;
        var empty = All ^ occupied;
        if (HasFour(own | (empty & OddRows))) return Cells;
        return HasFour((own ^ occupied) | (empty & EvenRows)) ? -1 : 0;
    }

    /// <summary>Cells to play now after which the opponent has no winning move.</summary>
    private static ulong MovesThatDoNotLose(ulong own, ulong occupied)
    {
        var moves = Playable(occupied);
        var threats = Threats(own ^ occupied, occupied);
        var forced = moves & threats;
        if (forced != 0) moves = BitOperations.IsPow2(forced) ? forced : 0;
        return moves & ~(threats >> 1);
    }

    /// <summary>Sorts the moves: most threats first, then from the centre outwards.</summary>
    [SkipLocalsInit]
    private static int Order(ulong own, ulong occupied, ulong moves, Span<ulong> ordered)
    {
        Span<int> threats = stackalloc int[Width];
        var count = 0;
        foreach (var column in CentreFirst)
        {
            var move = moves & Column(column);
            if (move == 0) continue;
            var made = BitOperations.PopCount(Threats(own | move, occupied));
            var at = count++;
            for (; at > 0 && threats[at - 1] < made; at--)
            {
                threats[at] = threats[at - 1];
                ordered[at] = ordered[at - 1];
            }

            threats[at] = made;
            ordered[at] = move;
        }

        return count;
    }
}

using System.Runtime.CompilerServices;
using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>The rule that needs the whole past: no stone may bring back an earlier position of the board. A pass may.</summary>
internal static class GoSuperko
{
    // So many that hardly a move falls on the bit of one of the few hundred positions of a game by chance.
    private const int FilterBits = 1 << 15;

    public static int Filter(ReadOnlySpan<GoPosition> line, Span<Move> moves, int count)
    {
        var repeating = Repeating(line);
        if (repeating.IsEmpty) return count;
        var board = GoBoard.Of(line[^1].Rules.Size);
        var kept = 0;
        foreach (var move in moves[..count])
        {
            if (move == line[^1].Pass || !repeating.Contains(board.Bit(move.Value))) moves[kept++] = move;
        }

        return kept;
    }

    /// <summary>The points where a stone of the side to move would bring back an earlier position of the board.</summary>
    [SkipLocalsInit]
    public static PointSet Repeating(ReadOnlySpan<GoPosition> line)
    {
        var repeating = default(PointSet);
        if (line.Length < 2) return repeating; // there is no earlier position
        Span<ulong> seen = stackalloc ulong[FilterBits / 64];
        seen.Clear();
        foreach (ref readonly var earlier in line) Mark(seen, earlier.StonesHash);

        ref readonly var position = ref line[^1];
        var board = GoBoard.Of(position.Rules.Size);
        var (own, other) = (position.StonesOf(position.SideToMove), position.StonesOf(position.SideToMove.Opponent()));
        var empty = board.All - (own | other);
        var chains = new GoChains(board, other, empty, stackalloc short[GoChains.Memory]);
        Span<ulong> prisoners = stackalloc ulong[GoChains.Numbers];
        FindPrisoners(position, chains, prisoners);
        // Where rules let a stone take its own chain's last liberty, it may change more than what it takes.
        var suicidal = position.Rules.Suicide ? empty - empty.Neighbours(board.Stride, board.All) : default;
        foreach (var bit in empty.Bits)
        {
            var move = new Move(board.Cell(bit));
            var hash = suicidal.Contains(bit) ? position.After(move).StonesHash : HashAfter(position, bit, chains, prisoners);
            if (IsMarked(seen, hash) && Repeats(line, hash, move)) repeating.Add(bit);
        }

        return repeating;
    }

    /// <summary>For each chain that one stone takes, the keys of its stones together; 0 for the others.</summary>
    private static void FindPrisoners(in GoPosition position, in GoChains chains, Span<ulong> prisoners)
    {
        prisoners.Clear();
        var side = position.SideToMove.Opponent();
        foreach (var bit in position.StonesOf(side).Bits)
        {
            if (chains.LibertiesAt(bit) == 1) prisoners[chains.ChainAt(bit)] ^= GoZobrist.Stone(side, bit);
        }
    }

    private static ulong HashAfter(in GoPosition position, int bit, in GoChains chains, ReadOnlySpan<ulong> prisoners)
    {
        var (a, b, c, d) = chains.Beside(bit);
        return position.StonesHash ^ GoZobrist.Stone(position.SideToMove, bit) ^ prisoners[a] ^ prisoners[b] ^ prisoners[c] ^ prisoners[d];
    }

    private static bool Repeats(ReadOnlySpan<GoPosition> line, ulong hash, Move move)
    {
        foreach (ref readonly var earlier in line)
        {
            if (earlier.StonesHash == hash && IsRepeated(earlier, line[^1].After(move))) return true;
        }

        return false;
    }

    private static bool IsRepeated(in GoPosition earlier, in GoPosition after) =>
        earlier.HasStonesOf(after) && (!after.Rules.Situational || earlier.SideToMove == after.SideToMove);

    private static void Mark(Span<ulong> seen, ulong hash) => seen[(int)(hash % FilterBits) >> 6] |= 1ul << (int)(hash & 63);

    private static bool IsMarked(ReadOnlySpan<ulong> seen, ulong hash) => ((seen[(int)(hash % FilterBits) >> 6] >> (int)(hash & 63)) & 1) != 0;
}

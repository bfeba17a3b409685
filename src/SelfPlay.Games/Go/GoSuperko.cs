using SelfPlay.Games.Core;

namespace SelfPlay.Games.Go;

/// <summary>The rule that needs the whole past: no stone may bring back an earlier position of the board. A pass may.</summary>
internal static class GoSuperko
{
    private const int FilterBits = 4096;

    public static int Filter(ReadOnlySpan<GoPosition> line, Span<Move> moves, int count)
    {
        if (line.Length < 2) return count; // there is no earlier position
        Span<ulong> seen = stackalloc ulong[FilterBits / 64];
        seen.Clear();
        foreach (ref readonly var earlier in line) Mark(seen, earlier.StonesHash);

        ref readonly var position = ref line[^1];
        var board = GoBoard.Of(position.Rules.Size);
        var changing = Changing(position, board);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (!MayRepeat(position, board, changing, seen, moves[i]) || !Repeats(line, position.After(moves[i]))) moves[kept++] = moves[i];
        }

        return kept;
    }

    /// <summary>Points where a stone does more than add itself to the board.</summary>
    private static PointSet Changing(in GoPosition position, GoBoard board)
    {
        var other = position.StonesOf(position.SideToMove.Opponent());
        var all = position.StonesOf(position.SideToMove) | other;
        var empty = board.All - all;
        var changing = GoLiberties.OfChainsInAtari(board, other, empty);
        if (position.Rules.Suicide) changing |= empty - empty.Neighbours(board.Stride, board.All);
        return changing;
    }

    private static bool MayRepeat(in GoPosition position, GoBoard board, in PointSet changing, ReadOnlySpan<ulong> seen, Move move)
    {
        if (move == position.Pass) return false;
        var bit = board.Bit(move.Value);
        var hash = changing.Contains(bit) ? position.After(move).StonesHash : position.StonesHash ^ GoZobrist.Stone(position.SideToMove, bit);
        return IsMarked(seen, hash);
    }

    private static bool Repeats(ReadOnlySpan<GoPosition> line, in GoPosition after)
    {
        foreach (ref readonly var earlier in line)
        {
            if (earlier.HasStonesOf(after) && (!after.Rules.Situational || earlier.SideToMove == after.SideToMove)) return true;
        }

        return false;
    }

    private static void Mark(Span<ulong> seen, ulong hash) => seen[(int)(hash % FilterBits) >> 6] |= 1ul << (int)(hash & 63);

    private static bool IsMarked(ReadOnlySpan<ulong> seen, ulong hash) => ((seen[(int)(hash % FilterBits) >> 6] >> (int)(hash & 63)) & 1) != 0;
}

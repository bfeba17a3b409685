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
        foreach (ref readonly var position in line) Mark(seen, position.StonesHash);

        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (!Repeats(line, seen, moves[i])) moves[kept++] = moves[i];
        }

        return kept;
    }

    private static bool Repeats(ReadOnlySpan<GoPosition> line, ReadOnlySpan<ulong> seen, Move move)
    {
        ref readonly var position = ref line[^1];
        if (move == position.Pass) return false;
        var after = position.After(move);
        if (!IsMarked(seen, after.StonesHash)) return false;
        foreach (ref readonly var earlier in line)
        {
            if (earlier.HasStonesOf(after) && (!position.Rules.Situational || earlier.SideToMove == after.SideToMove)) return true;
        }

        return false;
    }

    private static void Mark(Span<ulong> seen, ulong hash) => seen[(int)(hash % FilterBits) >> 6] |= 1ul << (int)(hash & 63);

    private static bool IsMarked(ReadOnlySpan<ulong> seen, ulong hash) => ((seen[(int)(hash % FilterBits) >> 6] >> (int)(hash & 63)) & 1) != 0;
}

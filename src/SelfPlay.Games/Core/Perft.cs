namespace SelfPlay.Games.Core;

/// <summary>
/// Counts the leaves of the tree of legal moves: the standard test of a move generator. Goes by positions alone, so rules that need the past (superko,
/// repetition) have no part in it. The last ply is counted in bulk, without making its moves; no node allocates.
/// </summary>
public static class Perft
{
    // So many shares of the work a thread, that no thread waits long for the last one.
    private const int TasksPerThread = 16;

    /// <summary>The number of move sequences of exactly <paramref name="depth"/> moves.</summary>
    public static ulong Count<TPosition>(in TPosition position, int depth, int threads = 1)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(depth);
        if (depth == 0) return 1;
        if (threads > 1 && depth > 1) return Sum(Divide(position, depth, threads));
        var root = position;
        return Count(ref root, depth, new Move[depth * TPosition.MaxMoves]);
    }

    /// <summary>The count below each legal move, in the order of the legal moves. The result does not depend on the number of threads.</summary>
    public static IReadOnlyList<(Move Move, ulong Nodes)> Divide<TPosition>(in TPosition position, int depth, int threads = 1)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var moves = LegalMoves(position);
        var tasks = Split(position, moves, depth, threads);
        var counts = new ulong[tasks.Count];
        Parallel.For(0, tasks.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => counts[i] = Count(tasks[i].Position, tasks[i].Depth));

        var divided = moves.Select(move => (Move: move, Nodes: 0ul)).ToArray();
        for (var i = 0; i < counts.Length; i++) divided[tasks[i].Root].Nodes += counts[i];
        return divided;
    }

    private static ulong Count<TPosition>(ref TPosition position, int depth, Span<Move> buffer)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        if (depth == 1) return (ulong)TPosition.CountLegalMoves(position, buffer);
        var count = position.LegalMoves(buffer);
        var nodes = 0ul;
        for (var i = 0; i < count; i++)
        {
            var next = position.After(buffer[i]);
            nodes += Count(ref next, depth - 1, buffer[TPosition.MaxMoves..]);
        }

        return nodes;
    }

    /// <summary>The root's children, or its grandchildren where the children are too few to keep the threads busy.</summary>
    private static List<(int Root, TPosition Position, int Depth)> Split<TPosition>(in TPosition position, Move[] moves, int depth, int threads)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var tasks = new List<(int Root, TPosition Position, int Depth)>();
        var twice = threads > 1 && depth > 2 && moves.Length < threads * TasksPerThread;
        for (var root = 0; root < moves.Length; root++)
        {
            var child = position.After(moves[root]);
            if (!twice) tasks.Add((root, child, depth - 1));
            else foreach (var move in LegalMoves(child)) tasks.Add((root, child.After(move), depth - 2));
        }

        return tasks;
    }

    private static Move[] LegalMoves<TPosition>(in TPosition position)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        var moves = new Move[TPosition.MaxMoves];
        return moves[..position.LegalMoves(moves)];
    }

    private static ulong Sum(IReadOnlyList<(Move Move, ulong Nodes)> divided)
    {
        var nodes = 0ul;
        foreach (var (_, count) in divided) nodes += count;
        return nodes;
    }
}

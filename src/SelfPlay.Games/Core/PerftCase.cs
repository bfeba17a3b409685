namespace SelfPlay.Games.Core;

/// <summary>One line of a perft suite.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Text">The position as written.</param>
/// <param name="Position">The position.</param>
/// <param name="Counts">The published counts, in the order of the line.</param>
public sealed record PerftCase<TPosition>(int Line, string Text, TPosition Position, IReadOnlyList<(int Depth, ulong Nodes)> Counts)
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Counts every depth whose published count is at most <paramref name="maxNodes"/> and returns those that differ.</summary>
    public IReadOnlyList<PerftMismatch> Run(ulong maxNodes = ulong.MaxValue, int threads = 1)
    {
        var mismatches = new List<PerftMismatch>();
        foreach (var (depth, expected) in Counts)
        {
            if (expected > maxNodes) continue;
            var found = Perft.Count(Position, depth, threads);
            if (found != expected) mismatches.Add(new PerftMismatch(Line, Text, depth, expected, found));
        }

        return mismatches;
    }
}

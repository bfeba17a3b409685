namespace SelfPlay.Engine.Search;

/// <summary>
/// What a finished search says about its root. The move to play is kept apart from the policy to learn. One instance per search,
/// reused. Entries follow the order of the legal moves.
/// </summary>
public sealed class SearchResult(int maxMoves)
{
    /// <summary>Number of legal moves at the root.</summary>
    public int Count { get; set; }

    /// <summary>Place, in the list of legal moves, of the move to play.</summary>
    public int Chosen { get; set; }

    /// <summary>The policy to learn; sums to 1.</summary>
    public float[] Policy { get; } = new float[maxMoves];

    /// <summary>The network's own policy at the root, without noise; sums to 1.</summary>
    public float[] Prior { get; } = new float[maxMoves];

    public int[] Visits { get; } = new int[maxMoves];

    /// <summary>Mean value of each move for the root's side to move, in [-1, 1]; 0 where unvisited.</summary>
    public float[] Q { get; } = new float[maxMoves];

    /// <summary>Value of the root for its side to move, in [-1, 1], after the search.</summary>
    public float Value { get; set; }

    /// <summary>The network's probability of a draw at the root.</summary>
    public float Draw { get; set; }

    /// <summary>False for moves that are played but not learnt from (a fast search of playout-cap randomisation).</summary>
    public bool IsTarget { get; set; }
}

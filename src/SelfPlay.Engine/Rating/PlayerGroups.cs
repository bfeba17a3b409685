namespace SelfPlay.Engine.Rating;

/// <summary>Players that games connect, directly or through others: only these can be compared.</summary>
internal sealed class PlayerGroups
{
    private readonly int[] _parents;

    public PlayerGroups(int players, IEnumerable<(int A, int B)> met)
    {
        _parents = [.. Enumerable.Range(0, players)];
        foreach (var (a, b) in met)
        {
            var (low, high) = (Math.Min(this[a], this[b]), Math.Max(this[a], this[b]));
            _parents[high] = low;
        }
    }

    /// <summary>The group of a player, named by the first of its players.</summary>
    public int this[int player]
    {
        get
        {
            while (_parents[player] != player) player = _parents[player] = _parents[_parents[player]];
            return player;
        }
    }

    /// <summary>The players of each group, in order.</summary>
    public IEnumerable<int[]> All() =>
        Enumerable.Range(0, _parents.Length).GroupBy(player => this[player]).Select(group => group.ToArray());
}

using System.Collections;

namespace SelfPlay.Engine.Rating;

/// <summary>
/// Players each of whom has taken points from each other, directly or through others. Between two such groups one side has won everything, and the
/// likelihood grows without end as they move apart (Ford 1957): there, and only there, maximum likelihood has no finite answer.
/// </summary>
internal sealed class StrongGroups
{
    private readonly int[] _groups;

    /// <param name="players">How many.</param>
    /// <param name="tookPoints">Who from whom.</param>
    public StrongGroups(int players, IEnumerable<(int From, int To)> tookPoints)
    {
        var reached = Closure(players, tookPoints);
        _groups = [.. Enumerable.Range(0, players).Select(player =>
            Enumerable.Range(0, player + 1).First(other => reached[player][other] && reached[other][player]))];
    }

    /// <summary>The group of a player, named by the first of its players.</summary>
    public int this[int player] => _groups[player];

    /// <summary>Row by row who is reached along any number of steps (Warshall's algorithm).</summary>
    private static BitArray[] Closure(int players, IEnumerable<(int From, int To)> steps)
    {
        var reached = Enumerable.Range(0, players).Select(_ => new BitArray(players)).ToArray();
        foreach (var (from, to) in steps) reached[from][to] = true;
        for (var through = 0; through < players; through++)
        {
            reached[through][through] = true;
            foreach (var row in reached)
            {
                if (row[through]) row.Or(reached[through]);
            }
        }

        return reached;
    }
}

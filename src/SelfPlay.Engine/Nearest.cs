namespace SelfPlay.Engine;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
public static class Nearest
{
    /// <summary>The known name that is fewest edits away; null when none is close enough to be meant.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        var best = known
            .Select(candidate => (candidate, distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, name.Length / 3) + 1 && 2 * best.distance <= best.candidate.Length
            ? best.candidate
            : null;
    }

    /// <summary>"; did you mean 'x'?" or nothing: the end of a sentence.</summary>
    public static string Hint(string name, IEnumerable<string> known) =>
        To(name, known) is { } near ? $"; did you mean '{near}'?" : "";

    /// <summary>Edits between two words: insert, delete, replace, or swap two neighbours (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) costs[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) costs[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(replace, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) costs[i, j] = Math.Min(costs[i, j], 1 + costs[i - 2, j - 2]);
            }
        }

        return costs[a.Length, b.Length];
    }
}

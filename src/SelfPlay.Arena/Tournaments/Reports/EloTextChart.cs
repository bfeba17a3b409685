using SelfPlay.Engine.Drawing;
namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>The Elo chart in characters: a line per player, [---o---] for a rating and its 95 %, checkpoints in the order of their training.</summary>
/// <remarks>
/// <code>
/// gen 4         [---o--]
/// gen 16               [---o---]
/// random   o
///          |---------|---------|
///          0       +200      +400
/// </code>
/// </remarks>
internal static class EloTextChart
{
    private const int Width = 60, Ticks = 6;

    /// <summary>Nothing when nobody is rated.</summary>
    public static IEnumerable<string> Draw(TournamentResults results)
    {
        var players = RatedPlayer.Of(results)
            .OrderBy(rated => rated.Player.Step is null)
            .ThenBy(rated => rated.Player.Step)
            .ThenByDescending(rated => rated.Rating.Elo)
            .ToList();
        if (players.Count == 0) return [];
        var left = players.Max(rated => rated.Player.Name.Length) + 2;
        var elos = Axis.Around([.. RatedPlayer.Shown(players)], left, left + Width, Ticks);
        return [.. players.Select(rated => Line(rated, elos)), Rule(elos, left), Labels(elos)];
    }

    private static string Line(RatedPlayer rated, Axis elos)
    {
        var line = Blank(elos);
        rated.Player.Name.CopyTo(line);
        var (low, high) = (Column(elos, rated.Low), Column(elos, rated.High));
        if (high > low) line.AsSpan(low..(high + 1)).Fill('-');
        if (elos.Low <= rated.Low) line[low] = '[';
        if (rated.High <= elos.High) line[high] = ']';
        line[Column(elos, rated.Rating.Elo)] = 'o';
        return new string(line).TrimEnd();
    }

    private static string Rule(Axis elos, int left)
    {
        var line = Blank(elos);
        line.AsSpan(left..(left + Width)).Fill('-');
        foreach (var tick in elos.Ticks) line[Column(elos, tick)] = '|';
        return new string(line).TrimEnd();
    }

    private static string Labels(Axis elos)
    {
        var line = Blank(elos);
        foreach (var tick in elos.Ticks)
        {
            var label = $"{tick:+0;-0;0}";
            label.CopyTo(line.AsSpan(Column(elos, tick) - (label.Length / 2)));
        }

        return new string(line).TrimEnd();
    }

    private static char[] Blank(Axis elos) => [.. Enumerable.Repeat(' ', (int)elos.To + 8)];

    private static int Column(Axis elos, double value) => (int)Math.Round(elos.PlaceWithin(value));
}

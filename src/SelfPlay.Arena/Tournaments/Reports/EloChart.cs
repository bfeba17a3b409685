using System.Xml.Linq;
using SelfPlay.Engine.Drawing;
using SelfPlay.Engine.Views;
using static SelfPlay.Engine.Drawing.Markup;

namespace SelfPlay.Arena.Tournaments.Reports;

/// <summary>
/// Elo of the checkpoints over training, a line per run, with bars of 95 %; everybody else is a dashed line across. Without two checkpoints to join,
/// every player has a row instead. Colours are the style sheet's.
/// </summary>
internal static class EloChart
{
    private const double Width = 760, Height = 380, Left = 60, Top = 16, Bottom = 44, RowHeight = 30;
    private const double LabelGap = 15, LetterWidth = 7.2, CapHalf = 4;
    private const int Colours = 4, LongestLabel = 24;

    /// <summary>Null when nobody is rated.</summary>
    public static XElement? Draw(TournamentResults results)
    {
        var players = RatedPlayer.Of(results);
        if (players.Count == 0) return null;
        return HasLine(results) ? DrawLines(players) : DrawRows(players);
    }

    /// <summary>True when checkpoints of different training steps are there to be joined.</summary>
    public static bool HasLine(TournamentResults results) =>
        RatedPlayer.Of(results).Where(IsCheckpoint).Select(rated => rated.Player.Step).Distinct().Count() > 1;

    private static bool IsCheckpoint(RatedPlayer rated) => rated.Player is { Step: not null, PinnedElo: null };

    private static XElement DrawLines(IReadOnlyList<RatedPlayer> players)
    {
        var checkpoints = players.Where(IsCheckpoint).ToList();
        var others = players.Where(rated => !IsCheckpoint(rated)).OrderByDescending(rated => rated.Rating.Elo).ToList();
        var right = Width - 16 - (others.Count == 0 ? 0 : LetterWidth * others.Max(rated => Label(rated).Length));
        var steps = Axis.Around(checkpoints.ConvertAll(rated => (double)rated.Player.Step!.Value), Left, right, ticks: 8);
        var elos = Axis.Around([.. RatedPlayer.Shown(checkpoints), .. others.Select(rated => rated.Rating.Elo)], Height - Bottom, Top, ticks: 7);
        return Picture(
            Height,
            "Elo over training steps",
            elos.Ticks.Select(tick => Grid(Left, elos.Place(tick), right, elos.Place(tick), ReportText.Elo(tick), Left - 8, elos.Place(tick) + 4, "end")),
            steps.Ticks.Select(tick => Grid(steps.Place(tick), Top, steps.Place(tick), Height - Bottom, Figures.Count(tick), steps.Place(tick), Height - Bottom + 18, "middle")),
            Tag("text", Class("title"), Place("x", (Left + right) / 2), Place("y", Height - 6), With("text-anchor", "middle"), "training steps"),
            Across(others, elos, right),
            checkpoints.GroupBy(rated => rated.Run).Select((run, i) => Run([.. run.OrderBy(rated => rated.Player.Step)], steps, elos, $"run run{i % Colours}")));
    }

    private static XElement DrawRows(IReadOnlyList<RatedPlayer> players)
    {
        var rows = players.OrderByDescending(rated => rated.Rating.Elo).ToList();
        var left = 16 + (LetterWidth * rows.Max(rated => Short(rated.Player.Name).Length));
        var height = Top + (RowHeight * rows.Count) + 24;
        var elos = Axis.Around([.. RatedPlayer.Shown(players)], left, Width - 24, ticks: 8);
        return Picture(
            height,
            "Elo of the players",
            elos.Ticks.Select(tick => Grid(elos.Place(tick), Top, elos.Place(tick), height - 24, ReportText.Elo(tick), elos.Place(tick), height - 6, "middle")),
            rows.Select((rated, i) => Row(rated, elos, Top + (RowHeight * (i + 0.5)), left)));
    }

    private static XElement Picture(double height, string name, params object[] content) => Tag(
        "svg", Class("elo"), With("role", "img"), With("aria-label", name), With("viewBox", FormattableString.Invariant($"0 0 {Width} {height}")), content);

    private static object[] Grid(double x1, double y1, double x2, double y2, string label, double x, double y, string anchor) =>
    [
        Line("grid", x1, y1, x2, y2),
        Tag("text", Place("x", x), Place("y", y), With("text-anchor", anchor), label),
    ];

    private static XElement Run(IReadOnlyList<RatedPlayer> run, Axis steps, Axis elos, string name)
    {
        var places = run.Select(rated => FormattableString.Invariant($"{steps.Place(rated.Player.Step!.Value):0.##},{elos.Place(rated.Rating.Elo):0.##}"));
        return Tag(
            "g",
            Class(name),
            Tag("polyline", With("points", string.Join(' ', places))),
            run.Select(rated => Point(rated, steps.Place(rated.Player.Step!.Value), elos)));
    }

    private static XElement Point(RatedPlayer rated, double x, Axis elos)
    {
        var (low, high) = (elos.PlaceWithin(rated.Low), elos.PlaceWithin(rated.High));
        return Tag(
            "g",
            Tag("title", rated.Description),
            Line("bar", x, low, x, high),
            double.IsFinite(rated.Rating.Error95) ? [Line("bar", x - CapHalf, low, x + CapHalf, low), Line("bar", x - CapHalf, high, x + CapHalf, high)] : Array.Empty<XElement>(),
            Tag("circle", Place("cx", x), Place("cy", elos.Place(rated.Rating.Elo)), Place("r", 4)));
    }

    /// <summary>Lines of players who do not learn; their labels are kept apart.</summary>
    private static IEnumerable<XElement> Across(List<RatedPlayer> others, Axis elos, double right)
    {
        var free = double.NegativeInfinity;
        foreach (var rated in others)
        {
            var y = elos.Place(rated.Rating.Elo);
            var label = Math.Max(y, free + LabelGap);
            free = label;
            yield return Tag(
                "g",
                Class(rated.Player.PinnedElo is null ? "across" : "across anchor"),
                Tag("title", rated.Description),
                Line("level", Left, y, right, y),
                Tag("text", Place("x", right + 8), Place("y", label + 4), Label(rated)));
        }
    }

    private static XElement Row(RatedPlayer rated, Axis elos, double y, double left)
    {
        var (low, high) = (elos.PlaceWithin(rated.Low), elos.PlaceWithin(rated.High));
        return Tag(
            "g",
            Class(rated.Player.PinnedElo is null ? "run run0" : "run anchor"),
            Tag("title", rated.Description),
            Tag("text", Place("x", left - 8), Place("y", y + 4), With("text-anchor", "end"), Short(rated.Player.Name)),
            Line("bar", low, y, high, y),
            Tag("circle", Place("cx", elos.Place(rated.Rating.Elo)), Place("cy", y), Place("r", 5)));
    }

    private static XElement Line(string name, double x1, double y1, double x2, double y2) =>
        Tag("line", Class(name), Place("x1", x1), Place("y1", y1), Place("x2", x2), Place("y2", y2));

    private static XAttribute Place(string name, double value) => With(name, FormattableString.Invariant($"{value:0.##}"));

    private static string Label(RatedPlayer rated) => $"{Short(rated.Player.Name)} {ReportText.Rating(rated.Rating)}";

    private static string Short(string name) => name.Length <= LongestLabel ? name : $"{name[..(LongestLabel - 1)]}…";
}

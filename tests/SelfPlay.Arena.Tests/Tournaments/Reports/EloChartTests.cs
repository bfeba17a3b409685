using System.Globalization;
using System.Xml.Linq;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

public sealed class EloChartTests
{
    private static readonly TournamentPlayer Anchor = new("random", "random", null, null, 0);

    [Test]
    public void Checkpoints_are_joined_in_the_order_of_their_steps()
    {
        var chart = EloChart.Draw(ReportExamples.Rated((Step(3000), 150, 40), (Step(1000), -50, 40), (Step(2000), 100, 40)))!;
        var points = chart.Descendants("polyline").Single().Attribute("points")!.Value.Split(' ').Select(Point).ToList();
        Assert.That(points.ConvertAll(point => point.X), Is.Ordered.Ascending);
        Assert.That(points.ConvertAll(point => point.Y), Is.Ordered.Descending, "more Elo is higher on the page");
        Assert.That(Circles(chart), Is.EqualTo(points));
    }

    [Test]
    public void Every_mark_is_inside_the_picture()
    {
        var chart = EloChart.Draw(ReportExamples.Rated((Step(0), -800, 300), (Step(5000), 1200, double.PositiveInfinity), (Anchor, 0, 0)))!;
        var size = chart.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToList();
        Assert.That(Places(chart, "x", "x1", "x2", "cx"), Is.All.InRange(0, size[2]));
        Assert.That(Places(chart, "y", "y1", "y2", "cy"), Is.All.InRange(0, size[3]));
    }

    [Test]
    public void Error_bars_are_symmetric()
    {
        var chart = EloChart.Draw(ReportExamples.Rated((Step(1), 10, 35), (Step(2), 20, 50)))!;
        var centres = Circles(chart);
        var bars = chart.Descendants("line").Where(line => HasClass(line, "bar") && line.Attribute("x1")!.Value == line.Attribute("x2")!.Value).ToList();
        Assert.That(bars, Has.Count.EqualTo(2));
        for (var i = 0; i < bars.Count; i++)
            Assert.That((Number(bars[i], "y1") + Number(bars[i], "y2")) / 2, Is.EqualTo(centres[i].Y).Within(0.02));
        Assert.That(Length(bars[1]) / Length(bars[0]), Is.EqualTo(50.0 / 35).Within(0.01));
    }

    [Test]
    public void Players_that_do_not_learn_are_lines_across_with_labels_apart()
    {
        var chart = EloChart.Draw(ReportExamples.Rated(
            (Step(1), 10, 35), (Step(2), 500, 50), (Anchor, 0, 0), (Anchor with { Name = "greedy", PinnedElo = null }, 2, 30)))!;
        var across = chart.Descendants("g").Where(group => HasClass(group, "across")).ToList();
        Assert.That(across.ConvertAll(group => group.Element("text")!.Value), Is.EqualTo(["greedy +2 ± 30", "random 0"]));
        Assert.That(across.ConvertAll(group => HasClass(group, "anchor")), Is.EqualTo([false, true]));
        Assert.That(Number(across[1].Element("text")!, "y") - Number(across[0].Element("text")!, "y"), Is.GreaterThanOrEqualTo(12));
    }

    [Test]
    public void Runs_have_lines_of_their_own()
    {
        var chart = EloChart.Draw(ReportExamples.Rated(
            (Step(1), 0, 9), (Step(2), 5, 9), (Step(1, "other"), 7, 9), (Step(2, "other"), 8, 9)))!;
        Assert.That(chart.Descendants("g").Select(group => (string?)group.Attribute("class")).OfType<string>(), Is.EqualTo(["run run0", "run run1"]));
    }

    [Test]
    public void A_run_that_plays_under_two_settings_has_two_lines()
    {
        var chart = EloChart.Draw(ReportExamples.Rated(
            (Step(1), 0, 9), (Step(2), 5, 9), (Step(1, settings: "?sims=8"), 7, 9), (Step(2, settings: "?sims=8&name=late"), 8, 9)))!;
        Assert.That(chart.Descendants("polyline").Select(line => line.Attribute("points")!.Value.Split(' ').Length), Is.EqualTo([2, 2]));
    }

    [Test]
    public void Without_checkpoints_every_player_has_a_row_the_strongest_first()
    {
        var chart = EloChart.Draw(ReportExamples.Rated((Anchor, 0, 0), (Anchor with { Name = "solver", PinnedElo = null }, 90, 20)))!;
        var rows = chart.Descendants("g").ToList();
        Assert.That(rows.ConvertAll(row => row.Element("text")!.Value), Is.EqualTo(["solver", "random"]));
        Assert.That(Circles(chart)[0].X, Is.GreaterThan(Circles(chart)[1].X));
    }

    [Test]
    public void Without_ratings_there_is_no_chart() =>
        Assert.That(EloChart.Draw(ReportExamples.Empty(GameCatalog.Find("chess")!, "a", "b")), Is.Null);

    private static TournamentPlayer Step(long step, string run = "runs/x", string settings = "") =>
        new($"{run} {step}", $"{run}/checkpoints/gen-{step:000000}.ckpt{settings}", 1, step, null);

    private static List<(double X, double Y)> Circles(XElement chart) => [.. chart.Descendants("circle").Select(circle => (Number(circle, "cx"), Number(circle, "cy")))];

    private static IEnumerable<double> Places(XElement chart, params string[] names) => chart.Descendants().Attributes().Where(attribute => names.Contains(attribute.Name.LocalName)).Select(attribute => Number(attribute.Value));

    private static double Length(XElement bar) => Math.Abs(Number(bar, "y1") - Number(bar, "y2"));

    private static bool HasClass(XElement element, string name) => (element.Attribute("class")?.Value ?? "").Split(' ').Contains(name);

    private static (double X, double Y) Point(string text)
    {
        var parts = text.Split(',');
        return (Number(parts[0]), Number(parts[1]));
    }

    private static double Number(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

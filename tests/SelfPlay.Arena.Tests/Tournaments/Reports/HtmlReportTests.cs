using System.ComponentModel;
using System.Diagnostics;
using System.Xml.Linq;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Reports;
using SelfPlay.Arena.Tournaments.Reports.Replay;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Tournaments.Reports;

public sealed class HtmlReportTests
{
    private const string Nasty = "<b>\"&'</script>";

    private static readonly Game TicTacToe = GameCatalog.Find("tictactoe")!;

    private static IEnumerable<string> Names => GameCatalog.All.Select(game => game.Name);

    [TestCaseSource(nameof(Names))]
    public void Every_game_can_be_replayed_to_the_positions_that_were_played(string name)
    {
        var game = GameCatalog.Find(name)!;
        var results = ReportExamples.RoundRobin(game, "a", "b", "c");
        Assert.That(game.Accept(new ReplayReader(HtmlReport.Format(results, game), results)), Is.GreaterThan(results.Games.Count));
    }

    [Test]
    public void A_game_may_start_anywhere()
    {
        var chess = GameCatalog.Find("chess")!;
        var results = ReportExamples.RoundRobin(chess, "a", "b");
        var endgame = results.Games[0] with { Start = "4k3/8/8/8/8/8/4P3/4K3 b - - 0 1", Moves = ["e8d7", "e2e4"], Values = [0.5f, null], Depths = [], Seconds = [0, 0.25f] };
        var body = Body(HtmlReport.Format(results with { Games = [endgame] }, chess), 0);
        Assert.That((body.Mover, body.Names[0], body.Names[1]), Is.EqualTo((1, "Kd7", "e4")));
        Assert.That(body.Positions[^1], Is.EqualTo("8/3k4/8/8/4P3/8/8/4K3 b - - 0 2"));
        Assert.That(body.Seconds, Is.EqualTo([0, 0.25]));
    }

    [Test]
    public void Equal_results_give_equal_pages() => Assert.That(
        HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, "a", "b", "c"), TicTacToe),
        Is.EqualTo(HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, "a", "b", "c"), TicTacToe)));

    [Test]
    public void Names_cannot_break_the_page()
    {
        var page = HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, Nasty, "plain"), TicTacToe);
        var document = XDocument.Parse(page);
        Assert.That(page, Does.Not.Contain("<b>\"").And.Not.Contain(Nasty));
        Assert.That(document.Descendants("th").Select(head => head.Value), Does.Contain(Nasty));
        Assert.That(ReplayReader.Data(page).Players, Is.EqualTo([Nasty, "plain"]));
    }

    [Test]
    public void The_page_needs_nothing_else()
    {
        var document = XDocument.Parse(HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, "a", "b"), TicTacToe));
        Assert.That(document.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "srcset"), Is.Empty);
        Assert.That(document.Descendants().Attributes("href").Select(link => link.Value), Is.All.StartsWith("#"));
        Assert.That(document.Descendants("link"), Is.Empty);
        Assert.That(document.Descendants("style").Single().Value, Does.Contain("prefers-color-scheme").And.Not.Contain("url(").And.Not.Contain("@import"));
    }

    [Test]
    public void Empty_elements_are_closed_by_a_tag_of_their_own() => Assert.That(
        HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, "a", "b"), TicTacToe),
        Does.Match("<ul id=\"list\"></ul>").And.Not.Match("<(div|td|ul|p|select|span|script)[^>]*/>"));

    [Test]
    public void The_pages_ids_are_unique_and_its_tables_have_heads()
    {
        var document = XDocument.Parse(HtmlReport.Format(ReportExamples.RoundRobin(TicTacToe, "a", "b"), TicTacToe));
        Assert.That(document.Descendants().Attributes("id").Select(id => id.Value), Is.Unique);
        Assert.That(document.Descendants("th").Attributes("scope").Count(), Is.EqualTo(document.Descendants("th").Count()));
        Assert.That(document.Descendants("table").Count(), Is.EqualTo(3));
    }

    [Test]
    public void A_tournament_without_games_says_so()
    {
        var document = XDocument.Parse(HtmlReport.Format(ReportExamples.Empty(TicTacToe, "a", "b"), TicTacToe));
        Assert.That(Section(document, "games").Value, Does.Contain("No game has been finished yet."));
        Assert.That(Section(document, "ranking").Descendants("tr").Count(), Is.EqualTo(3));
        Assert.That(document.Descendants("section").Attributes("id").Select(id => id.Value), Is.EqualTo(["ranking", "games"]));
        Assert.That(Fact(document, "Games"), Is.EqualTo("0 of 12"));
    }

    [Test]
    public void A_tournament_may_be_one_game_of_a_pair()
    {
        var all = ReportExamples.RoundRobin(TicTacToe, "a", "b");
        var document = XDocument.Parse(HtmlReport.Format(all with { Games = [all.Games[0]], Pairings = [], GamesPlanned = 2 }, TicTacToe));
        Assert.That(Fact(document, "Games"), Is.EqualTo("1 of 2"));
        Assert.That(document.Descendants("section").Attributes("id").Select(id => id.Value), Is.EqualTo(["ranking", "colours", "games"]));
    }

    [Test]
    public void The_date_is_shown_when_it_is_given()
    {
        var begun = new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero);
        var results = ReportExamples.Empty(TicTacToe, "a", "b");
        Assert.That(Fact(XDocument.Parse(HtmlReport.Format(results, TicTacToe, begun)), "Begun"), Is.EqualTo("2026-11-21"));
        Assert.That(HtmlReport.Format(results, TicTacToe), Does.Not.Contain("Begun"));
    }

    [Test]
    public void A_test_tells_its_verdict()
    {
        var results = ReportExamples.RoundRobin(TicTacToe, "new", "old") with { Sprt = new SprtState(new Sprt(0, 10), 3, -2.94, 2.94) };
        Assert.That(XDocument.Parse(HtmlReport.Format(results, TicTacToe)).Descendants("header").Single().Value, Does.Contain("new is stronger than old"));
    }

    [Test]
    public void The_cross_table_shows_both_sides_of_a_pairing()
    {
        var results = ReportExamples.Empty(TicTacToe, "a", "b") with { Pairings = [new PairingScore(0, 1, new PairCounts(1, 0, 2, 3, 4), 13, 4, 3)] };
        var cells = Section(XDocument.Parse(HtmlReport.Format(results, TicTacToe)), "cross").Descendants("a").ToList();
        Assert.That(cells.ConvertAll(cell => cell.Value), Is.EqualTo(["72.5%+13 =4 −3", "27.5%+3 =4 −13"]));
        Assert.That((string?)cells[0].Attribute("title"), Does.StartWith("a against b: +13 =4 −3; pairs with 0, ½, 1, 1½, 2 points: 1 0 2 3 4; Elo +168 ± "));
        Assert.That((string?)cells[1].Attribute("title"), Does.StartWith("b against a: +3 =4 −13; pairs with 0, ½, 1, 1½, 2 points: 4 3 2 0 1; Elo −168 ± "));
    }

    [Test]
    public void Scores_by_colour_are_those_of_the_games()
    {
        var games = ReportExamples.RoundRobin(TicTacToe, "a", "b").Games;
        var results = ReportExamples.Empty(TicTacToe, "a", "b") with
        {
            Games = [games[0] with { Outcome = Outcome.FirstWins }, games[1] with { Outcome = Outcome.Draw }],
        };
        var rows = Section(XDocument.Parse(HtmlReport.Format(results, TicTacToe)), "colours").Descendants("tr").Skip(1);
        Assert.That(rows.Select(row => row.Value), Is.EqualTo(["All games75.0%25.0%50.0%", "a100.0%50.0%50.0%", "b50.0%0.0%50.0%"]));
    }

    [Test]
    public void The_page_is_written_where_it_is_wanted()
    {
        using var folder = new TemporaryFolder();
        var results = ReportExamples.RoundRobin(TicTacToe, "a", "b");
        HtmlReport.Write(results, TicTacToe, folder["report.html"]);
        Assert.That(File.ReadAllText(folder["report.html"]), Is.EqualTo(HtmlReport.Format(results, TicTacToe)));
    }

    [Test]
    public void A_thousand_chess_games_stay_below_ten_megabytes()
    {
        var chess = GameCatalog.Find("chess")!;
        var results = ReportExamples.RoundRobin(chess, "a", "b", "c", "d", "e");
        var (page, empty) = (HtmlReport.Format(results, chess), HtmlReport.Format(results with { Games = [] }, chess));
        var perPly = (double)(page.Length - empty.Length) / results.Games.Sum(game => game.Moves.Count);
        Assert.That(empty.Length + (1000 * 120 * perPly), Is.LessThan(10_000_000), "of 120 plies each");
    }

    [Test]
    public void The_pages_program_is_valid()
    {
        using var folder = new TemporaryFolder();
        var page = XDocument.Parse(HtmlReport.Format(ReportExamples.Empty(TicTacToe, "a", "b"), TicTacToe));
        File.WriteAllText(folder["report.js"], page.Descendants("script").Last().Value);
        using var node = StartNode("--check", folder["report.js"]);
        var error = node.StandardError.ReadToEnd();
        node.WaitForExit();
        Assert.That(node.ExitCode, Is.Zero, error);
    }

    private static Process StartNode(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Ignore("node is not installed");
            throw;
        }
    }

    private static ReplayBody Body(string page, int game) => ReplayBody.Unpack(ReplayReader.Data(page).Games[game].Body);

    private static XElement Section(XDocument document, string id) => document.Descendants("section").Single(section => (string?)section.Attribute("id") == id);

    private static string Fact(XDocument document, string name) => document.Descendants("dt").Single(term => term.Value == name).ElementsAfterSelf("dd").Single().Value;
}

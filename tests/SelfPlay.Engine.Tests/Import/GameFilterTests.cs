using SelfPlay.Engine.Import.Filters;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Games.Notation;

namespace SelfPlay.Engine.Tests.Import;

[TestFixture]
internal sealed class GameFilterTests
{
    private const string Tags =
        "[Event \"Rated Blitz game\"]\n[Date \"2018.03.??\"]\n[WhiteElo \"2105\"]\n[BlackElo \"1990?\"]\n[ECO \"B33\"]\n[Opening \"Sicilian: Sveshnikov\"]\n[TimeControl \"180+2\"]\n[Result \"1-0\"]\n\n";

    [Test]
    public void A_game_is_taken_when_nothing_is_asked() => Assert.That(WhyNot(new ImportFilter()), Is.Null);

    [TestCase("1900", "2200", null)]
    [TestCase("2000", "2200", "rating")]
    [TestCase("1900", "2100", "rating")]
    [TestCase("3k", "9d", "rating")]
    public void Both_players_must_have_the_rating(string least, string most, string? reason) =>
        Assert.That(WhyNot(new ImportFilter { MinRating = PlayerRating.Parse(least), MaxRating = PlayerRating.Parse(most) }), Is.EqualTo(reason));

    [TestCase("6d", "5d", true)]
    [TestCase("1p", "9d", true)]
    [TestCase("1d", "1k", true)]
    [TestCase("2k", "1 kyu", false)]
    [TestCase("2400", "9d", false)]
    public void Ranks_have_their_order(string rank, string other, bool isAtLeast) =>
        Assert.That(PlayerRating.Parse(rank)!.Value.IsAtLeast(PlayerRating.Parse(other)!.Value), Is.EqualTo(isAtLeast));

    [TestCase("blitz", null)]
    [TestCase("180+2", null)]
    [TestCase("rapid", "time control")]
    public void Time_controls_go_by_class_or_text(string wanted, string? reason) => Assert.That(WhyNot(new ImportFilter { TimeControls = [wanted] }), Is.EqualTo(reason));

    // The limits are those of lichess.org: base and 40 increments of less than 30, 180, 480 and 1500 seconds.
    [TestCase("15+0", "ultrabullet")]
    [TestCase("60+1", "bullet")]
    [TestCase("180+0", "blitz")]
    [TestCase("600", "rapid")]
    [TestCase("40/7200:3600", "classical")]
    [TestCase("1/259200", "correspondence")]
    [TestCase("-", "correspondence")]
    [TestCase("?", null)]
    public void Time_controls_have_a_class(string control, string? name) => Assert.That(TimeClass.Of(control), Is.EqualTo(name));

    [TestCase("2018", "2018", null)]
    [TestCase("2018-03", "2018-03-31", null)]
    [TestCase("2018-03-02", "2019", "date")]
    [TestCase("2017", "2018-03-30", "date")]
    public void Every_day_that_a_date_may_be_must_be_wanted(string from, string to, string? reason) =>
        Assert.That(WhyNot(new ImportFilter { From = GameDate.Parse(from), To = GameDate.Parse(to) }), Is.EqualTo(reason));

    [TestCase("B33", null)]
    [TestCase("B", null)]
    [TestCase("B20-B99", null)]
    [TestCase("C", "opening")]
    [TestCase("1. e4 c5", null)]
    [TestCase("e2e4", null)]
    [TestCase("d4", "opening")]
    [TestCase("sveshnikov", null)]
    [TestCase("Najdorf", "opening")]
    public void Openings_go_by_code_moves_or_name(string opening, string? reason) => Assert.That(WhyNot(new ImportFilter { Openings = [opening] }), Is.EqualTo(reason));

    [Test]
    public void Length_event_and_result_are_asked_for()
    {
        Assert.That(WhyNot(new ImportFilter { MinPlies = 4, MaxPlies = 4 }), Is.Null);
        Assert.That(WhyNot(new ImportFilter { MinPlies = 5 }), Is.EqualTo("length"));
        Assert.That(WhyNot(new ImportFilter { Event = "blitz" }), Is.Null);
        Assert.That(WhyNot(new ImportFilter { Event = "bullet" }), Is.EqualTo("event"));
        Assert.That(WhyNot(new ImportFilter { Results = [Outcome.FirstWins, Outcome.Draw] }), Is.Null);
        Assert.That(WhyNot(new ImportFilter { Results = [Outcome.SecondWins] }), Is.EqualTo("result"));
    }

    [TestCase("1. e4 c5 *", "no result")]
    [TestCase("1-0", "no moves")]
    public void Games_that_teach_nothing_are_left_out(string moves, string reason) =>
        Assert.That(WhyNot(new ImportFilter(), $"[Event \"x\"]\n\n{moves}\n"), Is.EqualTo(reason));

    private static string? WhyNot(ImportFilter filter, string pgn = Tags + "1. e4 c5 2. Nf3 Nc6 1-0\n")
    {
        GameText<ChessPosition> game = ChessNotation.Instance.ReadGames(new StringReader(pgn)).Single().Game!;
        return new GameFilter<ChessPosition>(filter, PgnExamples.Chess).WhyNot(game);
    }
}

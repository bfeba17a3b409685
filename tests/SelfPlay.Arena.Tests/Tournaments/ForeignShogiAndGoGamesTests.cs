using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tests.Engines;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Games.Core;
using SelfPlay.Games.Go;
using SelfPlay.Games.Shogi;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>Tournaments with programs of shogi and Go: what their protocols and rules have of their own.</summary>
[TestFixture]
internal sealed class ForeignShogiAndGoGamesTests
{
    private const string GnuGo = "/usr/games/gnugo";
    private const string FairyStockfish = "/usr/games/fairy-stockfish";

    [TestCase("win", "bad declared a win that the rules do not give it")]
    [TestCase("resign", "bad resigned")]
    [TestCase("7g7e", "bad sent the illegal move '7g7e'")]
    [TestCase("pass", "bad sent the illegal move 'pass'")]
    public void A_shogi_program_loses_by_what_is_no_legal_move(string move, string reason)
    {
        using var tournament = Shogi(_ => ScriptedEngine.Move(move));
        foreach (var game in tournament.Play().Results.Games) Assert.That((LoserOf(game), game.Reason), Is.EqualTo((0, reason)));
        Assert.That(File.ReadAllText(tournament.ScoresPath), Does.Contain("random"));
    }

    [Test]
    public void A_king_that_has_entered_wins_without_a_word()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["book.epd"], "+R+R+B+B+P+P+PG1/K1G1G1G2/1S7/9/9/9/9/9/8k w S2L2N10P2s2l2n5p 1\n");
        using var tournament = Shogi(_ => ScriptedEngine.Move("1i1h"));
        tournament.Request = tournament.Request with { Book = folder["book.epd"], Games = 2 };
        var game = tournament.Play().Results.Games.Single(game => game.Second == 0);
        Assert.That((LoserOf(game), game.Reason), Is.EqualTo((0, "the declaration of the entered king")));
    }

    [Test]
    public void Both_seats_hear_how_their_game_ended()
    {
        var engines = new List<ScriptedEngine>();
        using var tournament = new TestTournament<ShogiPosition>(ShogiGame.Create(), "usi:a?nodes=1", "usi:b?nodes=1");
        tournament.CreateEngine = _ =>
        {
            engines.Add(new ScriptedEngine((_, _) => ScriptedEngine.Move("resign")));
            return engines[^1];
        };
        tournament.Request = tournament.Request with { Book = "none", Games = 2 };
        tournament.Play();
        Assert.That(engines.Select(engine => engine.GamesEnded), Is.EqualTo(new[] { [], [], Lost(), Lost() }), "the first two were only tried");

        static Outcome[] Lost() => [Outcome.SecondWins, Outcome.SecondWins]; // who is to move resigns
    }

    [TestCase("shogi", null, TestName = "The usual start of shogi needs no words")]
    [TestCase("shogi-2-piece", "lnsgkgsnl/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1", TestName = "A handicap is told as a position")]
    public void The_first_position_is_told_where_it_is_not_the_usual_one(string name, string? told)
    {
        var starts = new List<string?>();
        using var tournament = new TestTournament<ShogiPosition>(GameCatalog.Find(name)!, "usi:a?nodes=1", "random");
        tournament.CreateEngine = _ => new ScriptedEngine((_, _) => ScriptedEngine.Move("resign")) { Started = starts.Add };
        tournament.Play();
        Assert.That(starts, Is.All.EqualTo(told).And.Not.Empty);
    }

    [Test]
    public void A_stone_that_superko_forbids_is_an_illegal_move()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["ko.epd"], "1XO2/X1XO1/1XO2/5/5 w 0 7\n");
        using var tournament = new TestTournament<GoPosition>(GameCatalog.Find("go5")!, "gtp:a", "gtp:b");
        tournament.CreateEngine = _ => new ScriptedEngine((moves, _) => ScriptedEngine.Move(moves.Count == 0 ? "B4" : "C4"));
        tournament.Request = tournament.Request with { Book = folder["ko.epd"], Games = 2 };
        var games = tournament.Play().Results.Games;
        Assert.That(games.Select(game => game.Reason), Is.EqualTo(
        [
            "a sent the illegal move 'C4', which repeats an earlier position",
            "b sent the illegal move 'C4', which repeats an earlier position",
        ]));
        Assert.That(games.Select(game => game.Outcome), Is.All.EqualTo(Outcome.SecondWins), "Black took the ko back");
    }

    [Test]
    public void Who_refuses_a_legal_move_cannot_go_on()
    {
        using var fake = new FakeEngine();
        using var tournament = Go(fake.GoCommand(onPlay: "refuse illegal move"));
        foreach (var game in tournament.Play().Results.Games)
        {
            Assert.That(LoserOf(game), Is.Zero);
            Assert.That(game.Reason, Does.Match(@"^bad refused what it has to take \(Fake Go 1\.0 answered 'play b [A-E][1-5]' with '\? illegal move'\)$"));
        }
    }

    [Test]
    public void A_tournament_that_was_broken_off_goes_on_with_the_same_program()
    {
        using var fake = new FakeEngine();
        using var tournament = Go(fake.GoCommand(onGenmove: "say pass"));
        var whole = tournament.Play().Results;
        var journal = File.ReadAllLines(tournament.JournalPath);
        File.WriteAllLines(tournament.JournalPath, journal[..2]);
        var again = tournament.Play();
        Assert.That((again.GamesNow, again.IsFinished), Is.EqualTo((2, true)));
        Assert.That(again.Results.Games.Select(game => string.Join(' ', game.Moves)), Is.EqualTo(whole.Games.Select(game => string.Join(' ', game.Moves))));
        Assert.That(whole.Games.Select(game => game.Reason), Has.None.Contain("bad"), "they end by the rules");
    }

    [Test]
    public void Programs_of_one_name_are_told_apart_by_the_arguments_that_they_do_not_share()
    {
        using var tournament = new TestTournament<GoPosition>(
            GameCatalog.Find("go5")!, "gtp:gnugo --mode gtp --level 1", "gtp:gnugo --mode gtp --level 10?movetime=2", "gtp:gnugo --mode gtp --level 10", "gtp:other --mode gtp");
        Assert.That(
            tournament.Plan().Settings.Players.Select(player => player.Name), Is.EqualTo(new[] { "gnugo 1", "gnugo 10 movetime=2", "gnugo 10", "other" }));
    }

    [Test]
    public void GnuGo_ends_its_games_by_the_rules()
    {
        if (!File.Exists(GnuGo)) Assert.Ignore($"{GnuGo} is not installed");
        using var tournament = new TestTournament<GoPosition>(GameCatalog.Find("go7")!, $"gtp:{GnuGo} --mode gtp --level 1 --chinese-rules --positional-superko --capture-all-dead", "random");
        EndsByTheRules(tournament, GoGame.Create(7));
    }

    [Test]
    public void FairyStockfish_ends_its_games_by_the_rules()
    {
        if (!File.Exists(FairyStockfish)) Assert.Ignore($"{FairyStockfish} is not installed");
        using var tournament = new TestTournament<ShogiPosition>(ShogiGame.Create(), $"usi:{FairyStockfish}?nodes=100", "random");
        EndsByTheRules(tournament, ShogiGame.Create());
    }

    private static void EndsByTheRules<TPosition>(TestTournament<TPosition> tournament, Game game)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        tournament.CreateEngine = spec => Programs.Create(spec, game, TimeProvider.System);
        var games = tournament.Play().Results.Games;
        Assert.That(games.Select(played => played.Reason), Is.All.EqualTo("checkmate").Or.Match(@"^[\d.]+ points$"));
    }

    private static TestTournament<ShogiPosition> Shogi(Func<IReadOnlyList<string>, EngineReply> think) =>
        new(ShogiGame.Create(), "usi:bad?nodes=1", "random") { CreateEngine = _ => new ScriptedEngine((moves, _) => think(moves)) };

    /// <summary>A program called bad against chance.</summary>
    private static TestTournament<GoPosition> Go(EngineCommand command) =>
        new(GameCatalog.Find("go5")!, "gtp:bad", "random") { CreateEngine = _ => new GtpEngine(command, GoRules.Usual(5)) };

    private static int LoserOf(TournamentGame game) => game.Outcome == Outcome.FirstWins ? game.Second : game.First;
}

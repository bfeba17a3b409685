using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Engine.Rating;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>Whole tournaments of players of this program.</summary>
[TestFixture]
internal sealed class TournamentTests
{
    [Test]
    public void Any_number_of_workers_plays_the_same_games()
    {
        using var one = ConnectFour();
        using var three = ConnectFour();
        var (alone, together) = (one.Play(concurrency: 1), three.Play(concurrency: 3));
        Assert.That(alone.GamesNow, Is.EqualTo(6 * 4));
        Assert.That(GamesOf(together.Results), Is.EqualTo(GamesOf(alone.Results)));
        Assert.That(TournamentText.Report(together.Results), Is.EqualTo(TournamentText.Report(alone.Results)));
    }

    [Test]
    public void Another_seed_plays_other_games()
    {
        using var tournament = ConnectFour();
        var games = GamesOf(tournament.Play().Results);
        tournament.Request = tournament.Request with { Seed = 2, Folder = tournament.Request.Folder + "2" };
        Assert.That(GamesOf(tournament.Play().Results), Is.Not.EqualTo(games));
    }

    [Test]
    public void A_tournament_that_was_killed_anywhere_ends_with_the_table_of_an_undisturbed_one()
    {
        using var tournament = TicTacToe("random", "greedy");
        var undisturbed = tournament.Play().Results;
        var journal = File.ReadAllBytes(tournament.JournalPath);
        // Near the ends of lines and within them; the tests of the journal cut it at every byte.
        foreach (var length in Enumerable.Range(0, journal.Length + 1).Where(length => length % 50 == 0 || journal.AsSpan(Math.Max(0, length - 1), Math.Min(2, journal.Length - length)).Contains((byte)'\n')))
        {
            File.WriteAllBytes(tournament.JournalPath, journal[..length]);
            var again = tournament.Play();
            Assert.That(TournamentText.Report(again.Results), Is.EqualTo(TournamentText.Report(undisturbed)), $"cut at {length}");
            Assert.That(GamesOf(again.Results), Is.EqualTo(GamesOf(undisturbed)), $"cut at {length}");
            Assert.That(File.ReadAllLines(tournament.JournalPath), Has.Length.EqualTo(4), $"nothing is played twice, cut at {length}");
        }
    }

    [Test]
    public void A_finished_tournament_plays_nothing_more_and_more_games_go_on_with_it()
    {
        using var tournament = TicTacToe("random", "greedy", "solver");
        var before = GamesOf(tournament.Play().Results);
        Assert.That(tournament.Play().GamesNow, Is.Zero);
        tournament.Request = tournament.Request with { Games = 6 };
        var more = tournament.Play();
        Assert.That(more.GamesNow, Is.EqualTo(3 * 2));
        Assert.That(GamesOf(more.Results).Take(before.Length), Is.EqualTo(before));
    }

    [Test]
    public void Half_a_pair_is_kept_completed_and_not_rated_before()
    {
        using var tournament = TicTacToe("random", "greedy");
        var whole = tournament.Play().Results;
        var half = new TournamentState(tournament.Plan().Settings, whole.Games.Where(game => game.Number != 2));
        var results = Standings.Of(half, TicTacToeGame.Create());
        Assert.That(results.Games, Has.Count.EqualTo(3));
        Assert.That(results.Pairings.Single().Pairs.Pairs, Is.EqualTo(1));
        Assert.That(half.Missing.Single().Number, Is.EqualTo(2));
        Assert.That(half.IsFinished, Is.False);
    }

    [Test]
    public void Stopping_keeps_what_has_ended_and_the_rest_is_played_later()
    {
        using var undisturbed = ConnectFour();
        using var tournament = ConnectFour();
        using var stop = new CancellationTokenSource();
        var stopped = tournament.Play(concurrency: 1, new StopAfter(stop), stop.Token);
        Assert.That(stopped.IsFinished, Is.False);
        Assert.That(stopped.GamesNow, Is.InRange(1, 23));
        var rest = tournament.Play();
        Assert.That(rest.GamesNow, Is.EqualTo(24 - stopped.GamesNow));
        Assert.That(GamesOf(rest.Results), Is.EqualTo(GamesOf(undisturbed.Play().Results)));
    }

    [Test]
    public void Both_games_of_a_pair_begin_with_the_same_opening_and_players_of_the_same_round_too()
    {
        using var tournament = ConnectFour();
        var rounds = tournament.Play().Results.Games.GroupBy(game => game.Number / (2 * 6));
        foreach (var round in rounds)
            Assert.That(round.Select(game => string.Join(' ', game.Moves.Take(game.BookPlies))).Distinct().Count(), Is.EqualTo(1));
        Assert.That(rounds.Count(), Is.EqualTo(2));
    }

    [Test]
    public void Every_move_of_a_searching_player_comes_with_what_it_thought()
    {
        using var tournament = ConnectFour();
        foreach (var game in tournament.Play().Results.Games)
        {
            Assert.That((game.Values.Count, game.Seconds.Count, game.Depths.Count), Is.EqualTo((game.Moves.Count, game.Moves.Count, game.Moves.Count)));
            for (var ply = 0; ply < game.Moves.Count; ply++)
            {
                var mover = ply % 2 == 0 ? game.First : game.Second;
                Assert.That(game.Values[ply].HasValue, Is.EqualTo(ply >= game.BookPlies && mover < 2), $"game {game.Number}, ply {ply}");
            }
        }
    }

    [Test]
    public void An_anchor_keeps_its_Elo_and_the_others_are_measured_from_there()
    {
        using var tournament = TicTacToe("random?elo=500", "greedy", "solver");
        tournament.Request = tournament.Request with { Games = 40 };
        var results = tournament.Play().Results;
        Assert.That(results.Ratings!.Players[0], Has.Property(nameof(PlayerElo.Elo)).EqualTo(500).And.Property(nameof(PlayerElo.Error95)).Zero);
        Assert.That(results.Ratings.Players[2].Elo, Is.GreaterThan(600));
        Assert.That(string.Join('\n', TournamentText.Report(results)), Does.Match(@"random +\+500 +pinned"));
    }

    [Test]
    public void A_test_stops_by_itself_at_the_same_pair_whatever_the_number_of_workers()
    {
        using var one = Test("solver", "random");
        using var three = Test("solver", "random");
        var (alone, together) = (one.Play(concurrency: 1).Results, three.Play(concurrency: 3).Results);
        Assert.That(alone.Sprt!.Verdict, Is.True);
        Assert.That(alone.Games, Has.Count.InRange(2, 1000));
        Assert.That(GamesOf(together), Is.EqualTo(GamesOf(alone)));
        Assert.That(together.Sprt, Is.EqualTo(alone.Sprt));
        Assert.That(one.Play().GamesNow, Is.Zero, "decided is finished");
    }

    [Test]
    public void A_test_is_judged_apart_and_its_games_are_not_rated()
    {
        using var tournament = Test("random", "solver");
        var results = tournament.Play().Results;
        Assert.That((results.Sprt!.Verdict, results.Ratings), Is.EqualTo((false, default(EloFit))));
        Assert.That(string.Join('\n', TournamentText.Report(results)), Does.Contain("H0: random is not stronger than solver").And.Contain("not rated"));
    }

    [Test]
    public void Results_are_read_back_as_they_were()
    {
        using var tournament = TicTacToe("random", "greedy?elo=0");
        var results = tournament.Play().Results;
        var text = ResultsJson.Write(results);
        Assert.That(ResultsJson.Write(ResultsJson.Read(text)), Is.EqualTo(text));
        Assert.That(TournamentText.Report(ResultsJson.Read(text)), Is.EqualTo(TournamentText.Report(results)));
        Assert.That(File.ReadAllText(Path.Combine(tournament.Request.Folder!, "results.json")), Is.EqualTo(text));
    }

    [Test]
    public void The_same_request_finds_the_tournament_that_it_began_and_a_changed_one_begins_another()
    {
        using var tournament = TicTacToe("random", "greedy");
        tournament.Request = tournament.Request with { Folder = null };
        var begun = TournamentFolder.Create(tournament.Request.Root, tournament.Plan().Settings);
        Assert.That(tournament.Plan().Existing?.Path, Is.EqualTo(begun.Path));
        tournament.Request = tournament.Request with { Seed = 5 };
        Assert.That(tournament.Plan().Existing, Is.Null);
    }

    private static TestTournament<TicTacToePosition> TicTacToe(params string[] players) => new(TicTacToeGame.Create(), players);

    private static TestTournament<ConnectFourPosition> ConnectFour() =>
        new(ConnectFourGame.Create(), "untrained?sims=4", "untrained?sims=3&search=puct&temperature=1", "greedy", "random");

    private static TestTournament<TicTacToePosition> Test(params string[] players)
    {
        var tournament = TicTacToe(players);
        tournament.Request = tournament.Request with { Games = 1000, Sprt = new Sprt(0, 50), Book = "random:1" };
        return tournament;
    }

    private static string[] GamesOf(TournamentResults results) =>
        [.. results.Games.Select(game => $"{game.Number} {game.First}-{game.Second} {string.Join(' ', game.Moves)} {string.Join(' ', game.Values)} {game.Outcome} {game.Reason}")];

    private sealed class StopAfter(CancellationTokenSource stop) : ITournamentObserver
    {
        public void Started(TournamentState state, string folder)
        {
            // The first game ends it.
        }

        public void Played(IReadOnlyList<TournamentGame> games) => stop.Cancel();
    }
}

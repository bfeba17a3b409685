using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Playing;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Tournaments;

/// <summary>Tournaments in which programs take part that do what programs do.</summary>
[TestFixture]
internal sealed class ForeignEngineGamesTests
{
    [TestCase(EngineFault.Crashed, "bad crashed (it is gone)")]
    [TestCase(EngineFault.Hung, "bad hung (it is gone)")]
    [TestCase(EngineFault.Garbled, "bad sent what is no answer (it is gone)")]
    public void A_program_that_fails_loses_that_game_with_the_reason_and_the_tournament_goes_on(EngineFault fault, string reason)
    {
        using var tournament = Bad((_, _) => throw new EngineException(fault, "it is gone"));
        var outcome = tournament.Play();
        Assert.That(outcome.IsFinished, Is.True);
        foreach (var game in outcome.Results.Games) Assert.That((LoserOf(game), game.Reason), Is.EqualTo((0, reason)));
        Assert.That(File.ReadAllText(tournament.ScoresPath), Does.Contain($"[Termination \"{reason}\"]"));
    }

    [TestCase("e2e5", "bad sent the illegal move 'e2e5'")]
    [TestCase("castles", "bad sent the illegal move 'castles'")]
    [TestCase("resign", "bad resigned")]
    public void What_is_no_legal_move_loses(string move, string reason)
    {
        using var tournament = Bad((_, _) => ScriptedEngine.Move(move));
        foreach (var game in tournament.Play().Results.Games) Assert.That((LoserOf(game), game.Reason), Is.EqualTo((0, reason)));
    }

    [Test]
    public void A_program_that_fails_once_plays_its_next_game()
    {
        var games = 0;
        using var tournament = Chess("uci:bad?nodes=1", "random");
        tournament.CreateEngine = _ => new ScriptedEngine((moves, _) => Scholar(moves))
        {
            // The trial before the tournament is a game of its own; the first true one fails.
            FaultAtStart = _ => ++games == 2 ? new EngineException(EngineFault.Crashed, "at the start") : null,
        };
        var results = tournament.Play().Results;
        Assert.That(results.Games[0].Reason, Is.EqualTo("bad crashed (at the start)"));
        Assert.That(results.Games[0].Moves, Has.Count.EqualTo(results.Games[0].BookPlies));
        Assert.That(results.Games.Skip(1).Select(game => game.Reason), Has.None.Contain("crashed"));
    }

    [Test]
    public void A_program_that_cannot_be_started_is_refused_at_the_beginning()
    {
        using var tournament = Chess("uci:bad?nodes=1", "random");
        tournament.CreateEngine = _ => new ScriptedEngine((moves, _) => Scholar(moves)) { FaultAtStart = _ => new EngineException(EngineFault.CannotStart, "there is no 'bad'") };
        Assert.That(() => tournament.Play(), Throws.InstanceOf<InputException>().With.Message.EqualTo("uci:bad?nodes=1 cannot play: there is no 'bad'"));
        Assert.That(Directory.Exists(tournament.Request.Folder), Is.False);
    }

    [Test]
    public void A_program_that_cannot_be_started_any_more_ends_the_tournament_and_keeps_its_games()
    {
        var games = 0;
        using var tournament = Chess("uci:bad?nodes=1", "random");
        tournament.CreateEngine = _ => new ScriptedEngine((_, _) => ScriptedEngine.Move("resign"))
        {
            FaultAtStart = _ => ++games == 4 ? new EngineException(EngineFault.CannotStart, "its file is gone") : null,
        };
        Assert.That(() => tournament.Play(), Throws.InstanceOf<InputException>().With.Message.Contain("its file is gone; finished games are kept"));
        Assert.That(tournament.Play().GamesNow, Is.EqualTo(2));
    }

    [TestCase("uci:bad?time=1+0.5", 1.6, "bad lost on time", Description = "more than its clock at once")]
    [TestCase("uci:bad?time=1+0.5", 1.04, null, Description = "within the margin of 50 ms")]
    [TestCase("uci:bad?movetime=0.1", 0.16, "bad lost on time")]
    [TestCase("uci:bad?movetime=0.1", 0.14, null)]
    [TestCase("uci:bad?nodes=5", 100, null)]
    public void Too_much_time_loses_beyond_the_margin(string player, double seconds, string? reason)
    {
        using var tournament = Bad((moves, _) => moves.Count < 2 ? Scholar(moves, seconds) : ScriptedEngine.Move("resign", seconds: 0), player);
        tournament.Request = tournament.Request with { Book = "none" };
        Assert.That(tournament.Play().Results.Games[0].Reason, Is.EqualTo(reason ?? "bad resigned"));
    }

    [Test]
    public void A_program_is_told_of_both_clocks_as_they_run_down()
    {
        var told = new List<(TimeSpan First, TimeSpan Second, TimeSpan FirstIncrement, TimeSpan SecondIncrement)>();
        using var tournament = Bad((moves, time) =>
        {
            if (moves.Count == 0) told.Clear();
            told.Add(time.Clock!.Value);
            Assert.That(time.Deadline, Is.GreaterThan(time.Clock.Value.First));
            return moves.Count < 4 ? Scholar(moves, seconds: 2) : ScriptedEngine.Move("resign");
        }, "uci:bad?time=10+0.5");
        tournament.Request = tournament.Request with { Games = 2, Book = "none" };
        tournament.Play();
        var seconds = told.Select(clock => clock.First.TotalSeconds).Concat(told.Select(clock => clock.Second.TotalSeconds)).Distinct();
        Assert.That(seconds, Is.SupersetOf(new[] { 10, 8.5, 7 }));
        Assert.That(told[0].FirstIncrement, Is.EqualTo(TimeSpan.FromSeconds(0.5)));
    }

    [Test]
    public void Scores_depths_and_times_of_a_program_stand_in_the_record_of_the_game()
    {
        using var tournament = Chess("uci:good?nodes=1", "random");
        tournament.CreateEngine = _ => new ScriptedEngine((moves, _) => moves.Count < 2 ? Scholar(moves) with { CentiPawns = 100, Depth = 7, Time = TimeSpan.FromSeconds(0.25) } : ScriptedEngine.Move("resign"));
        tournament.Request = tournament.Request with { Book = "none", Games = 2 };
        var game = tournament.Play().Results.Games[0];
        Assert.That((game.Values[0], game.Depths[0], game.Seconds[0]), Is.EqualTo(((float?)0.5359f, 7, 0.25f)));
        Assert.That(File.ReadAllText(tournament.ScoresPath), Does.Match(@"1\. e4 \{\+1\.00/7\s0\.250s\} 1\.\.\. \S+"));
    }

    [Test]
    public void A_network_with_a_clock_keeps_to_it()
    {
        using var tournament = Chess("untrained?movetime=0.02", "random");
        tournament.Request = tournament.Request with { Games = 2, MarginSeconds = 30, Adjudication = new Adjudication { MaxMoves = 16 } };
        var results = tournament.Play().Results;
        Assert.That(results.Games.Select(game => game.Reason), Is.All.EqualTo("adjudicated: the limit of 16 moves").Or.EqualTo("checkmate"));
        Assert.That(results.Games[0].Depths.Max(), Is.GreaterThan(0));
    }

    private static TestTournament<ChessPosition> Chess(params string[] players) => new(ChessGame.Create(), players);

    /// <summary>A program called bad against chance.</summary>
    private static TestTournament<ChessPosition> Bad(Func<IReadOnlyList<string>, ThinkingTime, EngineReply> think, string player = "uci:bad?nodes=1")
    {
        var tournament = Chess(player, "random");
        tournament.CreateEngine = _ => new ScriptedEngine(think);
        return tournament;
    }

    /// <summary>Any legal move; e2e4 at the start.</summary>
    private static EngineReply Scholar(IReadOnlyList<string> moves, double seconds = 0.1)
    {
        var notation = ChessNotation.Instance;
        var position = ChessPosition.Initial;
        foreach (var text in moves) position = position.After(notation.TryParseMove(position, text, out var move, out var error) ? move : throw new AssertionException(error));
        var legal = new Move[ChessPosition.MaxMoves];
        var count = position.LegalMoves(legal);
        var texts = legal[..count].Select(move => notation.FormatMove(position, move)).Order(StringComparer.Ordinal).ToList();
        return ScriptedEngine.Move(texts.Contains("e2e4") ? "e2e4" : texts[0], seconds);
    }

    private static int LoserOf(TournamentGame game) => game.Outcome == Outcome.FirstWins ? game.Second : game.First;
}

using SelfPlay.Arena.Tournaments;
using SelfPlay.Arena.Tournaments.Storage;
using SelfPlay.Arena.Tournaments.Views;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>The command, with tournaments of a second at most.</summary>
public sealed class TournamentCommandTests
{
    private TemporaryFolder _folder = null!;

    private string Mine => _folder["mine"];

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_tournament_ends_with_its_table_and_leaves_its_files()
    {
        var run = Tournament("tictactoe", "random", "greedy", "solver", "--games", "10");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("Tic-tac-toe, round-robin of 3 players, 3 pairings of 10 games: "));
        Assert.That(run.Output, Does.Match(@"   1  solver +\+\d+ +\d+ +20 +\d+\.\d% +\d+/\d+/\d+ +\d+\.\d% +\d+\.\d%\n"));
        Assert.That(run.Output, Does.Match(@"random - greedy +10 +\d+\.\d% +\d+/\d+/\d+  \d \d \d \d \d\n").And.Contain("moving first scores "));
        Assert.That(run.LastLine, Does.StartWith("finished: 30 games in "));
        Assert.That(Directory.GetFiles(Mine).Select(Path.GetFileName), Is.SupersetOf(new[] { "tournament.json", "games.jsonl", "results.json", "games.txt" }));
    }

    [Test]
    public void Without_a_folder_it_is_named_after_game_time_and_format_and_the_same_command_goes_on_with_an_unfinished_one()
    {
        string[] command = ["tournament", "tictactoe", "random", "greedy", "--games", "4", "--format", "gauntlet", "--tournaments-dir", _folder["all"]];
        ProgramRunner.Run(command);
        var made = Directory.GetDirectories(_folder["all"]).Single();
        Assert.That(made, Does.Match(@"tictactoe-\d{8}-\d{6}-gauntlet$"));
        var journal = Path.Combine(made, "games.jsonl");
        File.WriteAllLines(journal, File.ReadAllLines(journal).Take(3));
        Assert.That(ProgramRunner.Run(command).Output, Does.Contain("goes on after 3 games").And.Contain("finished: 1 game in"));
        Assert.That(Directory.GetDirectories(_folder["all"]), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_tournament_is_resumed_by_its_folder_alone_and_may_get_more_games()
    {
        Tournament("tictactoe", "random?name=chance", "greedy", "--games", "4", "--seed", "3");
        var run = ProgramRunner.Run("tournament", "--resume", Mine, "--games", "6");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("goes on after 4 games").And.Contain("finished: 2 games").And.Contain("chance"));
    }

    [Test]
    public void A_cut_tournament_ranks_those_who_have_not_played_last_and_without_a_rating()
    {
        Tournament("tictactoe", "random?name=a", "random?name=b", "random?name=idle", "--games", "4");
        File.WriteAllLines(Path.Combine(Mine, "games.jsonl"), File.ReadAllLines(Path.Combine(Mine, "games.jsonl")).Where(line => !line.Contains(":2,", StringComparison.Ordinal)));
        var state = new TournamentState(TournamentFolder.Open(Mine).ReadSettings(), GameJournal.Read(Path.Combine(Mine, "games.jsonl"), _ => { }).Values);
        var report = TournamentText.Report(Standings.Of(state, GameCatalog.Find("tictactoe")!)).ToList();
        Assert.That(report, Has.One.Match(@"^   3  idle +0 +0/0/0 +$"));
        Assert.That(report, Has.None.StartsWith("idle"), "nor has the chart a bar");
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("{ \"version\": 1, \"game\": \"tictactoe\", \"players\": null }")]
    [TestCase("{ \"sead\": 1 }")]
    public void A_damaged_tournament_is_named_with_its_line(string json)
    {
        Tournament("tictactoe", "random", "greedy", "--games", "2");
        var settings = Path.Combine(Mine, "tournament.json");
        File.WriteAllText(settings, json);
        var run = ProgramRunner.Run("tournament", "--resume", Mine);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"error: {settings} is damaged in line 1").And.Contain("restore it from a copy, or begin another tournament"));
    }

    [Test]
    public void Ctrl_C_says_how_to_go_on()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = ProgramRunner.Run(stop.Token, "tournament", "tictactoe", "random", "greedy", "--out", Mine);
        Assert.That(run.Code, Is.EqualTo(130));
        Assert.That(run.LastLine, Is.EqualTo($"stopped after 0 of 100 games, all of them saved; to go on: ./selfplay tournament --resume {Mine}"));
    }

    [TestCase("has seed = 1, not 2", "random", "greedy", "--seed", "2")]
    [TestCase("has random as player 1, not solver", "solver", "greedy")]
    [TestCase("has 2 players, and solver is none of them", "random", "greedy", "solver")]
    [TestCase("has book = none, not random:1", "random", "greedy", "--book", "random:1")]
    [TestCase("has adjudication.maxMoves = none, not 7", "random", "greedy", "--max-moves", "7")]
    [TestCase("has 4 games per pairing and cannot have fewer (2)", "random", "greedy", "--games", "2")]
    public void What_contradicts_a_stored_tournament_is_refused_with_both_values(string reason, params string[] changed)
    {
        Tournament("tictactoe", "random", "greedy", "--games", "4", "--book", "none");
        string[] usual = [changed.Contains("--games") ? "" : "--games=4", changed.Contains("--book") ? "" : "--book=none"];
        var run = Tournament(["tictactoe", .. changed, .. usual.Where(option => option.Length > 0)]);
        Assert.That(run.Code, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(reason));
    }

    [TestCase("error: 'tournament' needs a GAME, or --resume DIR")]
    [TestCase("error: a tournament needs two players at least, not 1", "tictactoe", "random")]
    [TestCase("error: --games 3 is odd", "tictactoe", "random", "greedy", "--games", "3")]
    [TestCase("error: 'rnadom' is neither a checkpoint nor a run", "tictactoe", "rnadom", "greedy")]
    [TestCase("error: chess has no exact solver", "chess", "solver", "random")]
    [TestCase("error: uci:stockfish?nodes=1 plays chess, not tictactoe", "tictactoe", "uci:stockfish?nodes=1", "random")]
    [TestCase("error: uci:stockfish?nodes=1 plays chess, not shogi: a program that plays shogi is written usi:PROGRAM", "shogi", "uci:stockfish?nodes=1", "random")]
    [TestCase("error: usi:x?nodes=1 plays shogi, not chess: a program that plays chess is written uci:PROGRAM", "chess", "usi:x?nodes=1", "random")]
    [TestCase("error: gtp:gnugo plays Go, not tictactoe: leave it out", "tictactoe", "gtp:gnugo", "random")]
    [TestCase("error: usi:x has no budget: give it nodes=", "shogi", "usi:x", "random")]
    [TestCase("error: usi:no-such-program?nodes=1 cannot play: there is no program 'no-such-program'", "shogi-2-piece", "usi:no-such-program?nodes=1", "random")]
    [TestCase("error: gtp:no-such-program cannot play: there is no program 'no-such-program'", "go7", "gtp:no-such-program", "random")]
    [TestCase("error: gtp:x?movetime=0.5 would play with 0.5 s a move, and GTP tells whole seconds", "go9", "gtp:x?movetime=0.5", "random")]
    [TestCase("error: gtp:x would play with 0.5+1 s, and GTP tells whole seconds", "go9", "gtp:x", "random", "--tc", "0.5+1")]
    [TestCase("error: uci:stockfish has no budget: give it nodes=", "chess", "uci:stockfish", "random")]
    [TestCase("error: uci:no-such-program?nodes=1 cannot play: there is no program 'no-such-program': give its full path", "chess", "uci:no-such-program?nodes=1", "random")]
    [TestCase("error: --sprt tests one player against another", "tictactoe", "random", "greedy", "solver", "--sprt")]
    [TestCase("error: a ladder needs two checkpoints at least", "tictactoe", "random", "greedy", "--format", "ladder")]
    [TestCase("error: --sims, --tc and --movetime are each the budget of all players", "chess", "random", "greedy", "--sims", "3", "--tc", "1+1")]
    [TestCase("error: tournament: --tc takes seconds and an increment", "chess", "random", "greedy", "--tc", "soon")]
    [TestCase("error: --movetime takes a number above 0, at most 1000000, not '1e300'", "chess", "random", "greedy", "--movetime", "1e300")]
    [TestCase("error: --resign: there is no setting 'scroe'; did you mean 'score'?", "chess", "random", "greedy", "--resign", "scroe=1")]
    [TestCase("error: --format takes round-robin, gauntlet, ladder, not 'gauntlets'; did you mean 'gauntlet'?", "chess", "random", "greedy", "--format", "gauntlets")]
    [TestCase("error: there is no opening book 'no-such.pgn'", "chess", "random", "greedy", "--book", "no-such.pgn")]
    [TestCase("error: --max-moves 8 ends games within their openings (random:8)", "chess", "random", "greedy", "--max-moves", "8", "--book", "random:8")]
    public void Bad_input_is_one_sentence_and_leaves_nothing_behind(string start, params string[] arguments)
    {
        var run = Tournament(arguments);
        Assert.That(run.Code, Is.EqualTo(2), run.Output);
        Assert.That(run.Error, Does.StartWith(start));
        Assert.That(Directory.Exists(Mine), Is.False);
    }

    [Test]
    public void A_broken_book_line_is_told_with_its_number_and_skipped()
    {
        File.WriteAllText(_folder["book.epd"], "8/8/8/8/8/8/8/8 w - -\nrnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq -\n");
        var run = Tournament("chess", "random", "greedy", "--games", "2", "--max-moves", "20", "--book", _folder["book.epd"]);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Error, Does.StartWith("warning: ").And.Match("book.epd.*line 1"));
        Assert.That(File.ReadAllText(Path.Combine(Mine, "games.pgn")), Does.Contain("[FEN \"rnbqkbnr/pppppppp/8/8/4P3/8/PPPP1PPP/RNBQKBNR b KQkq - 0 1\"]"));
        File.AppendAllText(_folder["book.epd"], "\n");
        Assert.That(ProgramRunner.Run("tournament", "--resume", Mine).Error, Does.Contain("book.epd has changed since the tournament began"));
    }

    [Test]
    public void A_tournament_that_another_process_plays_is_left_to_it()
    {
        Tournament("tictactoe", "random", "greedy", "--games", "2");
        using var held = TournamentFolder.Open(Mine).Lock();
        var run = Tournament("tictactoe", "random", "greedy", "--games", "2");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"{Mine} is being played by process "));
    }

    [Test]
    public void Somebody_who_mistypes_a_player_is_told_the_nearest() =>
        Assert.That(Tournament("tictactoe", "rnadom", "greedy").Error, Does.Contain("did you mean 'random'?"));

    [TestCase("leave out --seed", "--seed", "3")]
    [TestCase("leave them out", "tictactoe")]
    public void What_a_resumed_tournament_has_already_is_refused(string remedy, params string[] more)
    {
        Tournament("tictactoe", "random", "greedy", "--games", "2");
        var run = ProgramRunner.Run(["tournament", .. more, "--resume", Mine]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain(remedy));
    }

    [Test]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        Directory.CreateDirectory(Mine);
        File.WriteAllText(Path.Combine(Mine, "diary.txt"), "dear");
        Assert.That(Tournament("tictactoe", "random", "greedy").Error, Does.Contain("is already there and is no tournament"));
        Assert.That(ProgramRunner.Run("tournament", "--resume", Mine).Error, Does.Contain("is no tournament, for it has no tournament.json"));
    }

    [Test]
    public void Checkpoints_of_a_run_are_players_and_a_ladder_rates_them_over_time()
    {
        var path = Train();
        var run = Tournament("tictactoe", "--format", "ladder", $"{path}@*", "random?elo=0", "--games", "4", "--sims", "2", "--runs-dir", _folder["runs"]);
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("ladder of 4 players, 6 pairings").And.Match("gen 0 +[+-]").And.Match("gen 2 +[+-]").And.Match(@"random +0 +pinned"));
    }

    [Test]
    public void The_same_network_with_other_settings_is_another_player()
    {
        var path = Train();
        var run = Tournament("tictactoe", $"{path}?sims=2", $"{path}?sims=8&name=deep", $"{path}?sims=2", "--games", "2");
        Assert.That(run.Output, Does.Contain("gen 2 sims=2 ").And.Contain("deep ").And.Contain("gen 2 sims=2 (2)"), run.Error);
    }

    [Test]
    public void A_checkpoint_of_another_game_is_refused_by_name()
    {
        var checkpoint = RunDirectory.Open(Train()).CheckpointPath(2);
        var run = Tournament("connect4", checkpoint, "random");
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.Contain($"{checkpoint} is a network for tictactoe, not for connect4"));
    }

    [Test]
    public void A_checkpoint_that_changed_since_is_refused_and_so_is_one_that_is_gone()
    {
        var run = RunDirectory.Open(Train());
        Tournament("tictactoe", $"{run.Path}@2", "random", "--games", "2");
        File.Copy(run.CheckpointPath(1), run.CheckpointPath(2), overwrite: true);
        Assert.That(ProgramRunner.Run("tournament", "--resume", Mine).Error, Does.Contain("gen-000002.ckpt has changed since the tournament began"));
        Assert.That(Tournament("tictactoe", $"{run.Path}@2", "random", "--games", "2").Error, Does.Contain("the file has changed since"));
        File.Delete(run.CheckpointPath(2));
        Assert.That(ProgramRunner.Run("tournament", "--resume", Mine).Error, Does.Contain("which is gone"));
    }

    [Test]
    public void A_test_of_two_players_is_reported_apart()
    {
        var run = Tournament("tictactoe", "solver", "random", "--sprt", "elo0=0", "elo1=50");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("SPRT elo0=0 elo1=50 alpha=0.05 beta=0.05: LLR ").And.Contain("H1: solver is stronger than random").And.Not.Contain("  Elo"));
    }

    private ProgramRunner Tournament(params string[] arguments) => ProgramRunner.Run(["tournament", .. arguments, "--out", Mine]);

    /// <summary>A run of two generations; checkpoints 0, 1 and 2.</summary>
    private string Train()
    {
        var path = Path.Combine(_folder["runs"], "tictactoe-20260101-000000-test");
        string[] settings = ["--set", "selfPlay.games=8", "--set", "rating.every=1", "--set", "rating.games=2", "--set", "rating.solverPositions=0"];
        var run = ProgramRunner.Run(["train", "tictactoe", "--preset", "tiny", "--run", path, "--generations", "2", "--rehearsal", "0", "--threads", "1", .. settings]);
        Assert.That(run.Code, Is.Zero, run.Error);
        return path;
    }
}

using System.Text;
using SelfPlay.Arena.TextUi;
using SelfPlay.Engine.Commands;
using SelfPlay.Games.Shogi;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>Whole sessions over a pipe: lines in, text out.</summary>
public sealed class PlayCommandTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Two_people_play_chess_to_the_mate()
    {
        var run = Persons("chess", "f3", "e7e5", "g4", "Qh4");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("Black wins by checkmate").And.Contain("2. g4 Qh4#"));
    }

    [Test]
    public void Two_people_play_Connect_Four_to_the_four()
    {
        var run = Persons("connect4", "1", "2", "1", "2", "1", "2", "1");
        Assert.That(run.Output, Does.Contain("X wins by four in a row").And.Contain(" *●* ○"));
    }

    [Test]
    public void Two_people_play_tic_tac_toe_to_a_full_board()
    {
        var run = Persons("tictactoe", "b2", "a1", "c1", "a3", "a2", "c2", "b1", "b3", "c3");
        Assert.That(run.Output, Does.Contain("Draw by a full board"));
    }

    [Test]
    public void A_pipe_gets_a_plain_board_after_every_move()
    {
        var run = Persons("tictactoe", "b2");
        Assert.That(Text(run), Does.Contain("O: you\n3  ·  ·  ·\n2  · [X] ·\n1  ·  ·  ·\n   a  b  c\nX: you\n1. b2\nO to move\n"));
        Assert.That(run.Output, Does.Not.Contain('\e').And.Not.Contain("> "));
    }

    [Test]
    public void Ascii_writes_nothing_else()
    {
        var run = ProgramRunner.Type(["e4", "help", "moves"], "play", "chess", "--first", "you", "--second", "you", "--ascii");
        Assert.That(run.Output, Does.Contain("4  .  .  .  . [P] .  .  .").And.Match("^[\x00-\x7f]*$"));
    }

    [Test]
    public void Undo_takes_back_a_move_between_people_and_a_pair_against_a_program()
    {
        Assert.That(Persons("chess", "e4", "e5", "undo", "fen").Output, Does.Contain("PPPP1PPP/RNBQKBNR b KQkq"));
        var run = ProgramRunner.Type(["b2", "undo", "fen"], "play", "tictactoe", "--second", "random");
        Assert.That(run.Output, Does.Contain(".../.../... x"));
    }

    [Test]
    public void Undo_at_the_start_says_that_there_is_nothing() =>
        Assert.That(Persons("chess", "undo").Output, Does.Contain("there is no move of yours to take back"));

    [Test]
    public void Undo_takes_up_a_game_that_was_given_up() =>
        Assert.That(Persons("connect4", "4", "resign", "undo", "fen").Output, Does.Contain("X wins by resignation").And.Contain("7/7/7/7/7/3X3 o"));

    [Test]
    public void An_ambiguous_move_names_the_choices()
    {
        var run = ProgramRunner.Type(["Nd2"], "play", "chess", "--first", "you", "--second", "you", "--start", "4k3/8/8/8/8/5N2/8/1N2K3 w - - 0 1");
        Assert.That(run.Output, Does.Contain("'Nd2' is ambiguous; choose from Nbd2 Nfd2"));
    }

    [TestCase("chess", "e5", "'e5' is not legal here; legal are ")]
    [TestCase("connect4", "9", "'9' is no column; give a digit 1 to 7, such as 4")]
    [TestCase("chess", "udno", "did you mean 'undo'?")]
    [TestCase("chess", "sve game.pgn", "did you mean 'save'?")]
    [TestCase("chess", "\u001b[2J", "that is no move, and nothing that 'help' lists")]
    [TestCase("chess", "load .", ". is a folder: give the name of a file")]
    [TestCase("chess", "undo 3", "'undo' takes nothing after it")]
    [TestCase("chess", "level many", "level takes a whole number from 1 on, not 'many'")]
    [TestCase("chess", "time -1", "time takes seconds above 0, such as 'time 2', not '-1'")]
    [TestCase("chess", "save", "save needs the name of a file")]
    [TestCase("chess", "save nowhere/at/all.pgn", "lies in a folder that is not there")]
    [TestCase("chess", "load nowhere.pgn", "there is no file 'nowhere.pgn'")]
    [TestCase("connect4", "flip", "a board of Connect Four is not turned")]
    public void What_cannot_be_done_is_told_and_the_game_goes_on(string game, string line, string answer)
    {
        var run = Persons(game, line, "fen");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(answer));
        Assert.That(run.LastLine, Does.Match(" (w KQkq - 0 1|x)$"));
    }

    [Test]
    public void Moves_lists_the_legal_ones() => Assert.That(Persons("connect4", "moves").Output, Does.Contain("1 2 3 4 5 6 7\n"));

    [Test]
    public void Flip_turns_the_board() =>
        Assert.That(Text(Persons("chess", "flip")), Does.Contain("White: you\n1  ♖  ♘  ♗  ♔  ♕  ♗  ♘  ♖\n").And.Contain("   h  g  f  e  d  c  b  a\nBlack: you\n"));

    [Test]
    public void The_board_stands_with_a_lone_person_at_the_bottom() =>
        Assert.That(Text(ProgramRunner.Type([], "play", "chess", "--second", "random", "--swap")), Does.Contain("a\nBlack: you\n"));

    [Test]
    public void Swap_exchanges_the_sides()
    {
        var run = ProgramRunner.Type(["swap", "swap"], "play", "chess", "--second", "random");
        Assert.That(run.Output, Does.Contain("White: random").And.Contain("White plays ").And.Contain("Black: random").And.Contain("Black plays "));
    }

    [TestCase("resign", "Black wins by resignation")]
    [TestCase("draw", "Draw by agreement")]
    public void People_may_end_a_game_themselves(string line, string status)
    {
        var run = Persons("chess", line, "e4");
        Assert.That(run.Output, Does.Contain(status).And.Contain("'e4' cannot be played, the game is over: new, undo, save FILE or quit"));
    }

    [Test]
    public void An_exact_player_takes_a_draw_unless_it_wins()
    {
        string[] solver = ["play", "tictactoe", "--second", "solver", "--start"];
        Assert.That(ProgramRunner.Type(["draw"], [.. solver, ".../.../... x"]).Output, Does.Contain("Draw by agreement"));
        Assert.That(ProgramRunner.Type(["draw"], [.. solver, "O.O/.../X.X x"]).Output, Does.Contain("Draw by agreement"));
        Assert.That(ProgramRunner.Type(["draw"], [.. solver, "X.O/.O./X.X o", "--swap"]).Output, Does.Contain("solver plays on"));
    }

    [Test]
    public void New_begins_another_game() => Assert.That(Persons("connect4", "4", "new", "fen").LastLine, Is.EqualTo("7/7/7/7/7/7 x"));

    [Test]
    public void The_end_of_the_input_leaves_and_tells_the_moves_that_were_not_saved()
    {
        var run = Persons("chess", "e4", "e5");
        Assert.That((run.Code, run.LastLine), Is.EqualTo((0, "The game was not saved: 1. e4 e5")));
    }

    [Test]
    public void Quit_leaves_at_once() => Assert.That(Persons("chess", "quit", "e4").Output, Does.Not.Contain("1. e4"));

    [Test]
    public void A_saved_game_has_players_result_and_reason()
    {
        var path = _folder["game.pgn"];
        var run = Persons("chess", "f3", "e5", "g4", "Qh4", $"save {path}");
        Assert.That(run.Output, Does.Contain($"Saved in {path}"));
        Assert.That(File.ReadAllText(path), Does.Contain("[White \"you\"]").And.Contain("[Termination \"checkmate\"]").And.Contain("1. f3 e5 2. g4 Qh4# 0-1"));
    }

    [TestCase("games.kif", "#KIF")]
    [TestCase("games.csa", "'CSA encoding=UTF-8")]
    public void The_ending_of_a_file_chooses_among_the_formats_of_a_game(string name, string start)
    {
        var path = _folder[name];
        var first = Persons("shogi", "7g7f", "3c3d", $"save {path}");
        Persons("shogi", "2g2f", $"save {path}");
        Assert.That(first.Output, Does.Contain($"Saved in {path}"));
        Assert.That(File.ReadAllText(path), Does.StartWith(start));
        using var text = new StreamReader(path);
        var games = ShogiNotation.Instance.ReadGames(text).Select(read => read.Game!.Moves.Select(UsiMove.Format)).ToList();
        Assert.That(games, Is.EqualTo(new[] { new[] { "7g7f", "3c3d" }, ["2g2f"] }));
    }

    [Test]
    public void Every_move_is_saved_by_itself_behind_the_games_that_were_there()
    {
        var path = _folder["games.pgn"];
        ProgramRunner.Type(["e4", "new", "d4", "d5", "undo"], "play", "chess", "--first", "you", "--second", "you", "--save", path);
        var run = ProgramRunner.Type(["c4"], "play", "chess", "--first", "you", "--second", "you", "--save", path);
        Assert.That(run.LastLine, Is.EqualTo($"The game is saved in {path}"));
        var moves = File.ReadAllLines(path).Where(line => line.StartsWith("1.", StringComparison.Ordinal));
        Assert.That(moves, Is.EqualTo(["1. e4 *", "1. d4 *", "1. c4 *"]));
    }

    [Test]
    public void Saving_leaves_every_other_byte_of_the_file_as_it_is()
    {
        var path = _folder["old.pgn"];
        byte[] old = [.. "[White \"M"u8, 0xFC, .. "ller\"]\r\n\r\n1. e4 *\r\n\r\n"u8];
        File.WriteAllBytes(path, old);
        Persons("chess", "d4", $"save {path}", "d5", $"save {path}");
        var saved = File.ReadAllBytes(path);
        Assert.That(saved[..old.Length], Is.EqualTo(old));
        Assert.That(Encoding.UTF8.GetString(saved[old.Length..]), Does.StartWith("[Event ").And.EndWith("1. d4 d5 *\n\n"));
    }

    [Test]
    public void Games_that_others_add_to_the_file_meanwhile_stay()
    {
        var path = _folder["shared.txt"];
        var (mine, theirs) = (new GameFile(path), new GameFile(path));
        mine.Write("mine 1\n");
        theirs.Write("theirs 1\n");
        mine.Write("mine 1 2\n");
        theirs.Write("theirs 1 2\n");
        Assert.That(File.ReadAllText(path), Is.EqualTo("mine 1 2\n\ntheirs 1 2\n"));
    }

    [Test]
    public void A_game_saved_twice_stands_in_its_file_once()
    {
        var path = _folder["game.txt"];
        Persons("connect4", "4", $"save {path}", "3", $"save {path}");
        Assert.That(File.ReadAllLines(path), Has.One.StartsWith("1."));
        Assert.That(File.ReadAllText(path), Does.EndWith("1. 4 3 *\n"));
    }

    [TestCase("chess", "e4", "c5", "Nf3")]
    [TestCase("connect4", "4", "4", "1")]
    [TestCase("tictactoe", "b2", "a1", "c3")]
    public void A_saved_game_is_loaded_again_and_goes_on(string game, params string[] moves)
    {
        var (path, again) = (_folder["one"], _folder["two"]);
        var saved = Persons(game, [.. moves, "fen", $"save {path}"]);
        var loaded = Persons(game, $"load {path}", "fen", $"save {again}", "undo");
        Assert.That(loaded.Output, Does.Contain($"Game 1 of {path}, 3 moves"));
        Assert.That(saved.Output, Does.Contain(PositionIn(loaded)));
        Assert.That(File.ReadAllText(again), Is.EqualTo(File.ReadAllText(path)));

        string PositionIn(ProgramRunner run) => Text(run).Split('\n')[Array.IndexOf(Text(run).Split('\n'), $"Game 1 of {path}, 3 moves") + 1];
    }

    [Test]
    public void The_last_game_of_a_file_is_loaded_unless_another_is_asked_for()
    {
        var path = _folder["games.pgn"];
        Persons("chess", "e4", $"save {path}", "new", "d4", $"save {path}", "new", "c4", $"save {path}");
        var run = ProgramRunner.Type(["load " + path + " 2", "load " + path + " 4"], "play", "chess", "--first", "you", "--second", "you", "--load", path);
        Assert.That(Text(run), Does.Contain("1. c4\nBlack to move").And.Contain("1. d4\nBlack to move"));
        Assert.That(run.Output, Does.Contain($"{path} has 3 games, so there is no game 4"));
    }

    [Test]
    public void A_broken_game_is_refused_with_its_place()
    {
        File.WriteAllText(_folder["bad.pgn"], "[Event \"x\"]\n\n1. e4 e5 2. Ke3 *\n");
        var run = ProgramRunner.Run("play", "chess", "--first", "you", "--second", "you", "--load", _folder["bad.pgn"]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith($"error: {_folder["bad.pgn"]}, game 1: ").And.Contain("Ke3"));
    }

    [Test]
    public void A_resignation_and_an_agreement_are_loaded_as_such()
    {
        var path = _folder["games.pgn"];
        Persons("chess", "e4", "resign", $"save {path}", "new", "e4", "draw", $"save {path}");
        var run = Persons("chess", $"load {path} 1", $"load {path} 2");
        Assert.That(run.Output, Does.Contain("White wins by resignation").And.Contain("Draw by agreement"));
    }

    [Test]
    public void Leaving_an_unsaved_game_for_another_tells_its_moves() =>
        Assert.That(Persons("chess", "e4", "new").Output, Does.Contain("The game was not saved: 1. e4"));

    [Test]
    public void Two_programs_play_to_the_end_without_being_asked()
    {
        var run = ProgramRunner.Type(["quit"], "play", "connect4", "--first", "random", "--second", "solver");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain(" wins by four in a row").Or.Contain("Draw by a full board"));
    }

    [Test]
    public void The_same_seed_gives_the_same_game_and_another_one_another()
    {
        var (once, again) = (Random("1"), Random("1"));
        Assert.That(again, Is.EqualTo(once));
        Assert.That(Random("2"), Is.Not.EqualTo(once));

        static string Random(string seed) => ProgramRunner.Run("play", "connect4", "--first", "random", "--second", "random", "--seed", seed).Output;
    }

    [Test]
    public void Ctrl_C_leaves_in_order_with_exit_code_130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var run = ProgramRunner.Run(stop.Token, "play", "chess", "--first", "you", "--second", "you");
        Assert.That((run.Code, run.Error), Is.EqualTo((130, "")));
    }

    [TestCase("error: --first takes you, net, net:NAME, random, greedy or solver, not 'nett'; did you mean 'net'?", "chess", "--first", "nett")]
    [TestCase("error: Chess has no exact solver: take net, greedy or random", "chess", "--second", "solver")]
    [TestCase("error: there is no trained network for Chess below nowhere: make one with './selfplay train chess', or name one with --net; --untrained plays", "chess", "--runs-dir", "nowhere")]
    [TestCase("error: 'nothing' is neither a checkpoint nor a run", "chess", "--net", "nothing")]
    [TestCase("error: --untrained takes no network from a file: leave out --net", "chess", "--untrained", "--net", "x")]
    [TestCase("error: --load brings its own start: leave out --start", "chess", "--load", "a", "--start", "b")]
    [TestCase("error: --start: 'abc' ", "chess", "--second", "random", "--start", "abc")]
    [TestCase("error: there is no file 'nowhere.pgn'", "chess", "--second", "random", "--load", "nowhere.pgn")]
    [TestCase("error: nowhere/x.pgn lies in a folder that is not there", "chess", "--second", "random", "--save", "nowhere/x.pgn")]
    [TestCase("error: --level takes a whole number from 1 on, not '0'", "chess", "--level", "0")]
    [TestCase("error: --time takes a number above 0, at most 1000000, not '-2'", "chess", "--time", "-2")]
    [TestCase("error: 'play' has no option '--sawp'; did you mean '--swap'?", "chess", "--sawp")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var run = ProgramRunner.Run(["play", .. arguments]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(start));
        Assert.That(run.Output, Is.Empty);
    }

    private static string Text(ProgramRunner run) => run.Output.ReplaceLineEndings("\n");

    private static ProgramRunner Persons(string game, params string[] lines) =>
        ProgramRunner.Type(lines, "play", game, "--first", "you", "--second", "you");
}

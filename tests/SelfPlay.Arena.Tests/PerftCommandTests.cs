using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

public sealed class PerftCommandTests
{
    [TestCase("chess", "3", "nodes 8902")]
    [TestCase("connect4", "4", "nodes 2401")]
    [TestCase("tictactoe", "9", "nodes 127872")]
    [TestCase("chess", "0", "nodes 1")]
    public void The_last_line_is_the_count(string game, string depth, string line)
    {
        var run = ProgramRunner.Run("perft", game, "--depth", depth);
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.LastLine, Is.EqualTo(line));
    }

    [Test]
    public void A_position_may_be_given()
    {
        var run = ProgramRunner.Run("perft", "chess", "--depth", "2", "--position", "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1");
        Assert.That(run.LastLine, Is.EqualTo("nodes 191"));
    }

    [Test]
    public void Divide_shows_a_count_per_move_and_their_sum()
    {
        var run = ProgramRunner.Run("perft", "chess", "--depth", "2", "--divide");
        Assert.That(run.Output.Split(Environment.NewLine), Does.Contain("e2e4: 20").And.Contain("nodes 400").And.Length.EqualTo(22));
    }

    [Test]
    public void A_suite_passes_when_all_counts_agree()
    {
        var run = RunSuite("# starts\nrnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 ;D1 20 ;D2 400 ;D3 8902\n");
        Assert.That(run.Code, Is.Zero);
        Assert.That(run.LastLine, Is.EqualTo("3 passed, 0 failed"));
    }

    [Test]
    public void A_suite_lists_every_mismatch_and_exits_with_1()
    {
        var run = RunSuite("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 ;D1 21 ;D2 400 ;D3 8901\n");
        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.LastLine, Is.EqualTo("1 passed, 2 failed"));
        Assert.That(run.Output, Does.Contain("depth 1: expected 21, found 20").And.Contain("depth 3: expected 8901, found 8902"));
    }

    [Test]
    public void Counts_above_the_limits_are_passed_over()
    {
        const string Suite = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 ;D1 20 ;D2 400 ;D3 8902\n";
        Assert.That(RunSuite(Suite, "--max-nodes", "500").LastLine, Is.EqualTo("2 passed, 0 failed"));
        Assert.That(RunSuite(Suite, "--depth", "1").LastLine, Is.EqualTo("1 passed, 0 failed"));
    }

    [TestCase("", "holds no positions")]
    [TestCase("8/8 w ;D1 20", "line 1")]
    [TestCase("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1 ;D1 many", "'D1 many'")]
    public void A_suite_that_cannot_be_read_is_bad_input(string suite, string reason)
    {
        var run = RunSuite(suite);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: ").And.Contain(reason));
    }

    [TestCase("error: there is no game 'ches'; did you mean 'chess'?", "perft", "ches")]
    [TestCase("error: 'perft' needs GAME: one of ", "perft")]
    [TestCase("error: 'perft' has no option '--dept'; did you mean '--depth'?", "perft", "chess", "--dept", "3")]
    [TestCase("error: --depth takes a whole number from 0 to 100, not 'deep'", "perft", "chess", "--depth", "deep")]
    [TestCase("error: --depth needs a value (N)", "perft", "chess", "--depth")]
    [TestCase("error: there is no file 'nowhere.epd'", "perft", "chess", "--suite", "nowhere.epd")]
    [TestCase("error: --position: ", "perft", "chess", "--position", "abc")]
    [TestCase("error: --suite has its own positions", "perft", "chess", "--suite", "x", "--divide")]
    public void Bad_input_is_one_sentence_and_exit_code_2(string start, params string[] arguments)
    {
        var run = ProgramRunner.Run(arguments);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith(start));
        Assert.That(run.Output, Is.Empty);
    }

    private static ProgramRunner RunSuite(string suite, params string[] more)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["suite.epd"], suite);
        return ProgramRunner.Run(["perft", "chess", "--suite", folder["suite.epd"], .. more]);
    }
}

using System.Text.RegularExpressions;
using SelfPlay.Engine.Commands;
using SelfPlay.Engine.Run;
using SelfPlay.Games.Core;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

/// <summary>Sessions with a network, untrained or from a run of one generation.</summary>
public sealed class PlayWithNetTests
{
    [Test]
    public void The_net_answers_with_its_evaluation_its_moves_and_the_time_it_took()
    {
        var run = Untrained(["4"], "connect4");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Contain("O: net untrained"));
        Assert.That(run.Output, Does.Match(@"O plays [1-7] \(32 simulations, \d+ pl(y|ies) deep, at most \d+, \d+\.\d s\)"));
        Assert.That(run.Output, Does.Match(@"\[#*=*\.*\] X \d+%  draw \d+%  O \d+%").And.Match("move +prior +visits +value +expected"));
    }

    [TestCase("tictactoe")]
    [TestCase("connect4")]
    [TestCase("chess")]
    public void Two_nets_play_any_game_to_its_end(string game)
    {
        var run = ProgramRunner.Run("play", game, "--first", "net", "--second", "net", "--untrained", "--level", "2", "--threads", "1", "--temperature", "1");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.Match(" wins by |Draw by "));
    }

    [Test]
    public void The_same_seed_gives_the_same_game_of_varying_nets()
    {
        var (once, again) = (Game("1"), Game("1"));
        Assert.That(again, Is.EqualTo(once));
        Assert.That(Game("2"), Is.Not.EqualTo(once));

        static string Game(string seed) => ProgramRunner.Run(
            "play", "connect4", "--first", "net", "--second", "net", "--untrained", "--level", "4", "--threads", "1", "--temperature", "2", "--seed", seed).LastLine;
    }

    [Test]
    public void Asking_and_taking_back_does_not_change_what_the_net_plays()
    {
        var plain = Untrained(["4", "3"], "connect4");
        var asked = Untrained(["hint", "4", "policy", "eval", "undo", "4", "3"], "connect4");
        Assert.That(asked.LastLine, Is.EqualTo(plain.LastLine));
    }

    [Test]
    public void A_hint_is_the_best_move_with_the_others_below()
    {
        var run = Untrained(["hint"], "tictactoe");
        Assert.That(run.Output, Does.Match("hint for X: [abc][123] .*\n.*X .*%.*\n.*move"));
    }

    [TestCase("tictactoe")]
    [TestCase("connect4")]
    [TestCase("chess")]
    public void The_heat_map_of_the_policy_sums_to_100(string game)
    {
        var run = Untrained(["policy"], game);
        var lines = run.Output.Split('\n').ToList();
        var rows = lines.Skip(1 + lines.FindLastIndex(line => line.Contains(": net", StringComparison.Ordinal))).Take(GameCatalog.Find(game)!.Planes.Height);
        var percent = rows.SelectMany(row => Regex.Matches(row, @"(?<= )\d+").Select(match => int.Parse(match.Value, null)));
        Assert.That(percent.Sum(), Is.EqualTo(100));
    }

    [Test]
    public void An_evaluation_tells_first_sight_and_search()
    {
        var run = Untrained(["eval"], "connect4");
        Assert.That(run.Output, Does.Contain("evaluation, X to move (32 simulations").And.Contain("At first sight: X "));
    }

    [Test]
    public void The_level_can_be_changed()
    {
        var run = Untrained(["level 5", "4"], "connect4");
        Assert.That(run.Output, Does.Contain("Networks have 5 simulations a move").And.Contain("(5 simulations, "));
    }

    [Test]
    public void A_net_that_sees_its_win_declines_a_draw()
    {
        var run = ProgramRunner.Type(["draw"], "play", "connect4", "--untrained", "--threads", "1", "--start", "7/7/7/7/1XXX3/1OOO3 x");
        Assert.That(run.Output, Does.Contain("net untrained plays on"));
    }

    [Test]
    public void The_newest_run_of_the_game_is_taken_and_named()
    {
        using var folder = new TemporaryFolder();
        ProgramRunner.Run("train", "tictactoe", "--preset", "tiny", "--runs-dir", folder.Path, "--generations", "1", "--threads", "1", "--rehearsal", "0");
        var name = Path.GetFileName(Directory.GetDirectories(folder.Path).Single());
        string[] command = ["play", "tictactoe", "--runs-dir", folder.Path, "--threads", "1", "--level", "8"];
        Assert.That(ProgramRunner.Type(["b2"], command).Output, Does.Contain($"O: net {name}@1"));
        Assert.That(ProgramRunner.Type(["b2"], [.. command, "--net", $"{name}@1"]).Output, Does.Contain($"O: net {name}@1"));
        Assert.That(ProgramRunner.Type(["b2"], [.. command, "--second", $"net:{folder[name]}"]).Output, Does.Contain($"O: net {name}@1"));
        var chess = ProgramRunner.Run("play", "chess", "--net", RunDirectory.Open(folder[name]).CheckpointPath(1));
        Assert.That(chess.Code, Is.EqualTo(2));
        Assert.That(chess.Error, Does.Contain("is a network for tictactoe, not for chess"));
    }

    [TestCase("y", "O: net untrained")]
    [TestCase("n", "Play against an untrained network now? [y/N] ")]
    public void In_a_terminal_an_untrained_net_is_offered_where_none_is_trained(string answer, string shown)
    {
        using var folder = new TemporaryFolder();
        var context = new CommandContext { Output = TextWriter.Null, Error = TextWriter.Null, Input = new StringReader(answer), IsTerminal = true };
        var run = ProgramRunner.Run(context, "play", "connect4", "--runs-dir", folder.Path, "--threads", "1");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(run.Output, Does.StartWith("There is no trained network for Connect Four below ").And.Contain(shown));
    }

    private static ProgramRunner Untrained(string[] lines, string game, params string[] more) =>
        ProgramRunner.Type(lines, ["play", game, "--untrained", "--threads", "1", "--level", "32", .. more]);
}

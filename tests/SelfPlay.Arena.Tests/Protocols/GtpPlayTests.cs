using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Moves that are thought about.</summary>
public sealed class GtpPlayTests
{
    [Test]
    public void A_move_is_played_and_answered()
    {
        var answers = new GtpTalk().Ask("genmove b", "genmove w", "showboard");
        Assert.That(answers[..2], Is.All.Match("^= [A-J][1-9]$"));
        Assert.That(answers[2], Does.Contain("Black (X) to move after 2 moves"));
    }

    [Test]
    public void A_suggestion_is_not_played()
    {
        var answers = new GtpTalk().Ask("reg_genmove b", "reg_genmove b", "undo", "genmove b");
        Assert.That(answers[0], Is.EqualTo(answers[1]).And.EqualTo(answers[3]));
        Assert.That(answers[2], Does.StartWith("? cannot undo"));
    }

    [Test]
    public void A_side_may_be_asked_twice_and_passes_only_when_both_have()
    {
        var answers = new GtpTalk().Ask("genmove b", "genmove b", "play b pass", "genmove b", "showboard", "play b pass", "play w pass", "genmove b", "genmove w");
        Assert.That(answers[1], Does.Match("^= [A-J][1-9]$").And.Not.EqualTo(answers[0]));
        Assert.That(answers[4], Does.Not.Contain("both have passed"));
        Assert.That(answers[^2..], Is.All.EqualTo("= pass"));
    }

    [Test]
    public void A_pass_that_wins_is_found_on_a_board_that_is_won()
    {
        var answers = new GtpTalk().Ask("komi 7", "play b c3", "play w pass", "genmove b");
        Assert.That(answers[^1], Is.EqualTo("= pass"), "Black has all points, and the pass ends the game");
    }

    [Test]
    public void A_side_resigns_after_three_hopeless_moves_in_a_row_and_not_before()
    {
        var talk = new GtpTalk { Evaluator = new Pessimist(), Settings = GtpTalk.Usual with { ResignBelow = 0.05 } };
        var answers = talk.Ask("genmove b", "genmove b", "genmove w", "genmove b", "showboard", "clear_board", "genmove b", "reg_genmove b");
        Assert.That(answers[3], Is.EqualTo("= resign"));
        Assert.That(answers[4], Does.Contain("after 3 moves"));
        Assert.That(answers[^2..], Is.All.Match("^= [A-J][1-9]$"), "another game");
        Assert.That(new GtpTalk { Evaluator = new Pessimist() }.Ask(Enumerable.Repeat("genmove b", 5)), Does.Not.Contain("= resign"));
    }

    [Test]
    public void With_a_temperature_the_seed_and_the_number_of_the_game_decide_the_moves()
    {
        var first = Draw(seed: 1);
        Assert.That(Draw(seed: 1), Is.EqualTo(first));
        Assert.That(Draw(seed: 2), Is.Not.EqualTo(first));
        Assert.That(first.Take(6), Is.Not.EqualTo(first.Skip(7)), "the next game of a match");
    }

    [Test]
    public void A_network_that_fails_costs_a_command_and_not_the_server()
    {
        var answers = new GtpTalk { Evaluator = new BrokenEvaluator() }.Ask("genmove b", "selfplay-value", "name");
        Assert.That(answers, Is.EqualTo(new[] { "? error: the search failed: the device is gone", "? the device is gone", "= SelfPlay" }));
    }

    [Test]
    public void The_network_is_asked_by_itself()
    {
        var answers = new GtpTalk().Ask("boardsize 5", "play b c3", "selfplay-value", "kata-raw-nn 0", "selfplay-policy", "selfplay-forbidden", "gogui-analyze_commands");
        Assert.That(answers[2], Is.EqualTo("= White to move: win 0.0 %, draw 100.0 %, loss 0.0 %"));
        Assert.That(answers[3], Does.StartWith("= symmetry 0\nwhiteWin 0.500000\nwhiteLoss 0.500000\nnoResult 0.000000\npolicy\n0.040000 0.040000 "));
        Assert.That(answers[3].Split('\n')[7], Is.EqualTo("0.040000 0.040000 NAN 0.040000 0.040000"));
        Assert.That(answers[3], Does.EndWith("\npolicyPass 0.040000"));
        Assert.That(answers[4], Does.Contain("COLOR #ff0000 A5").And.Contain("LABEL ").And.EndWith("TEXT pass 4.0 %, White to move: win 0.0 %, draw 100.0 %, loss 0.0 %"));
        Assert.That(answers[5], Is.EqualTo("="));
        Assert.That(answers[6], Does.Contain("gfx/Network Policy/selfplay-policy\n"));
    }

    [Test]
    public void Points_where_no_stone_may_be_put_are_listed() =>
        Assert.That(new GtpTalk().Last("boardsize 5", "play b a2", "play b b1", "play w pass", "play b pass", "play w e5", "play b pass", "selfplay-forbidden"), Is.EqualTo("= A1"));

    private static string[] Draw(int seed)
    {
        string[] game = [.. Enumerable.Repeat("genmove b", 6)];
        return new GtpTalk { Settings = GtpTalk.Usual with { Temperature = 1, Seed = (ulong)seed } }.Ask([.. game, "clear_board", .. game]);
    }

    /// <summary>Every position is lost for Black.</summary>
    private sealed class Pessimist : IEvaluator
    {
        private const int Planes = 16, WhiteMoves = 15;

        public void Evaluate(EvaluationBatch batch)
        {
            batch.Logits.AsSpan(0, batch.Starts[batch.Count]).Clear();
            for (var row = 0; row < batch.Count; row++)
            {
                var isWhite = batch.Planes[(row * batch.PlaneSize) + (batch.PlaneSize / Planes * 0) + WhiteMoves] > 0;
                batch.WinDrawLoss[3 * row] = isWhite ? 1 : 0;
                batch.WinDrawLoss[(3 * row) + 1] = 0;
                batch.WinDrawLoss[(3 * row) + 2] = isWhite ? 0 : 1;
            }
        }
    }

    private sealed class BrokenEvaluator : IEvaluator
    {
        public void Evaluate(EvaluationBatch batch) => throw new InvalidOperationException("the device is gone");
    }
}

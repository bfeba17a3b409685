using SelfPlay.Engine.Evaluation;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>Searches with an evaluator that knows nothing: the rules and the tree decide.</summary>
public sealed class UsiSearchTests
{
    private const string AnyMove = @"^([1-9][a-i][1-9][a-i]\+?|[PLNSGBR]\*[1-9][a-i])$";
    private const string MateInOne = "position sfen 4k4/9/4P4/9/9/9/9/9/4K4 b G 1";
    private const string MateInFive = "position sfen 9/4k4/9/4P4/9/9/9/9/4K4 b 3G 1";
    private const string Mated = "position sfen 4k4/4G4/4P4/9/9/9/9/9/4K4 w - 1";
    private const string MayDeclare27 = "position sfen 2SGS4/+B+RGKGLLRB/3G5/9/7pp/8k/9/9/9 b - 1";

    [TestCase("go nodes 50")]
    [TestCase("go btime 0 wtime 0 byoyomi 100")]
    [TestCase("go btime 1000 wtime 1000 binc 10 winc 10")]
    [TestCase("go btime 0 wtime 0")]
    [TestCase("go byoyomi 100")]
    [TestCase("go binc 100")]
    [TestCase("go movetime 50")]
    public void Every_way_of_asking_for_a_move_is_answered_with_one(string go)
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask("position startpos moves 7g7f 3c3d", go), Does.Match(AnyMove));
        Assert.That(usi.Errors, Is.Empty);
    }

    [Test]
    public void Black_has_btime_and_White_wtime()
    {
        using var usi = new UsiSession();
        usi.Ask("setoption name MateNodes value 0", "position startpos", "go btime 1 wtime 3600000");
        usi.Ask("position startpos moves 7g7f", "go btime 3600000 wtime 1"); // the test's own patience is over if a clock is mistaken
        Assert.That(usi.Lines.Count(line => line.StartsWith("bestmove", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public void A_mate_is_found_before_the_search_has_seen_it_and_counted_in_plies()
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask(MateInFive, "go nodes 40"), Is.EqualTo("G*5c"));
        Assert.That(LastInfo(usi), Does.Match(" score mate 5 "));
    }

    [Test]
    public void A_mate_in_one_counts_one_ply_and_the_mated_side_an_even_number()
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask(MateInOne, "go nodes 2000"), Is.EqualTo("G*5b"));
        Assert.That(LastInfo(usi), Does.Contain(" score mate 1 "));
        usi.Ask("setoption name MateNodes value 0", "position sfen k8/9/1GG6/9/9/9/9/9/4K4 w - 1", "go nodes 3000");
        Assert.That(LastInfo(usi), Does.Contain(" score mate -2 "));
    }

    [Test]
    public void Who_is_mated_resigns()
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask(Mated, "go btime 1000 wtime 1000"), Is.EqualTo("resign"));
        Assert.That(usi.Lines, Does.Contain("info depth 0 score mate -"));
    }

    [Test]
    public void Who_may_declare_wins_by_it_under_the_rule_of_the_option()
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask(MayDeclare27, "go btime 1000 wtime 1000"), Is.EqualTo("win"));
        Assert.That(usi.Ask("setoption name EnteringKingRule value NoEnteringKing", MayDeclare27, "go nodes 10"), Does.Match(AnyMove));
        Assert.That(usi.Ask("setoption name EnteringKingRule value CSARule24", MayDeclare27, "go nodes 10"), Does.Match(AnyMove), "28 points of 31");
    }

    [Test]
    public void A_declaration_waits_for_stop_while_pondering()
    {
        using var usi = new UsiSession();
        usi.Send(MayDeclare27, "go ponder btime 1000 wtime 1000 byoyomi 100");
        usi.Sync();
        Assert.That(usi.Lines, Has.None.StartsWith("bestmove"));
        Assert.That(usi.Ask("ponderhit"), Is.EqualTo("win"));
    }

    [Test]
    public void Published_cases_of_the_declaration_are_answered_right()
    {
        using var usi = new UsiSession();
        foreach (var fields in Rows("shogi/rules/entering_king_27pt.tsv"))
        {
            var moves = fields[1].Length > 0 ? $" moves {fields[1]}" : "";
            var declares = usi.Ask($"position sfen {fields[0]}{moves}", "go nodes 1") == "win";
            Assert.That(declares, Is.EqualTo(fields[2] != "no"), string.Join(' ', fields));
        }
    }

    [Test]
    public void Go_mate_solves_published_problems()
    {
        using var usi = new UsiSession();
        foreach (var fields in Rows("shogi/tsume/tanuki_tsume_dev.tsv").Where((_, row) => row % 20 == 0))
        {
            usi.Send($"position sfen {fields[1]}", "go mate 60000");
            var answer = usi.WaitFor("checkmate").Split(' ');
            Assert.That(answer.Length - 1, Is.GreaterThanOrEqualTo(int.Parse(fields[0])), fields[1]);
            Assert.That(answer[1], Does.Match(AnyMove), fields[1]);
        }
    }

    [TestCase("position startpos", "checkmate nomate")]
    [TestCase(Mated, "checkmate nomate")]
    [TestCase(MateInOne, "checkmate G*5b")]
    public void Go_mate_says_the_line_or_that_there_is_none(string position, string answer)
    {
        using var usi = new UsiSession();
        usi.Send(position, "go mate infinite");
        Assert.That(usi.WaitFor("checkmate"), Is.EqualTo(answer));
    }

    [TestCase("go mate soon")]
    [TestCase("go mate 99999999999999999999")]
    public void Go_mate_is_always_answered(string go)
    {
        using var usi = new UsiSession();
        usi.Send(Mated, go);
        Assert.That(usi.WaitFor("checkmate"), Is.EqualTo("checkmate nomate").Or.EqualTo("checkmate timeout"));
    }

    [TestCase("go btime")]
    [TestCase("go btime many wtime many")]
    public void A_time_that_cannot_be_read_leaves_no_search_without_an_end(string go)
    {
        using var usi = new UsiSession();
        Assert.That(usi.Ask("position startpos", go), Does.Match(AnyMove));
    }

    [Test]
    public void More_time_than_there_are_numbers_is_much_time_and_not_none()
    {
        using var usi = new UsiSession();
        usi.Send("position startpos", "go btime 99999999999999999999 wtime 1000");
        Assert.That(usi.Ask("stop"), Does.Match(AnyMove));
        Assert.That(usi.Errors, Is.Empty);
    }

    [TestCase("quit")]
    [TestCase("gameover lose")]
    public void A_line_that_waits_for_a_search_does_not_keep_the_server_from_ending(string last)
    {
        using var usi = new UsiSession();
        usi.Send("position startpos", "go movetime 100000", "setoption name MultiPV value 2", last, "quit");
        usi.Join();
        Assert.That(usi.Lines, Has.Some.StartsWith("bestmove"));
    }

    [Test]
    public void A_stop_further_down_leaves_the_searches_before_the_last_ones_whole()
    {
        using var usi = new UsiSession();
        usi.Send("position startpos", "go nodes 50", "go nodes 60", "go infinite", "stop");
        for (var i = 0; i < 3; i++) usi.WaitFor("bestmove");
        Assert.That(usi.Lines, Has.Some.Contains(" nodes 50 "));
    }

    [TestCase("go mate 1")]
    [TestCase("go mate infinite")]
    public void Go_mate_ends_in_time_or_when_told(string go)
    {
        using var usi = new UsiSession();
        usi.Send("position sfen 4k4/9/9/9/9/9/9/9/4K4 b 2R2B4G4S4N4L18P 1", go, "stop");
        Assert.That(usi.WaitFor("checkmate"), Is.EqualTo("checkmate timeout").Or.StartsWith("checkmate "));
        Assert.That(usi.Ask("go nodes 5"), Does.Match(AnyMove), "the server goes on");
    }

    [Test]
    public void A_hopeless_game_is_given_up_only_where_the_option_says_so()
    {
        const string Lost = "position sfen 3gkg3/9/ppppppppp/9/9/9/9/9/4K4 b - 1";
        using var usi = new UsiSession(new MenCounter());
        Assert.That(usi.Ask(Lost, "go nodes 20"), Does.Match(AnyMove));
        Assert.That(usi.Ask("setoption name ResignBelow value 5", Lost, "go nodes 20"), Is.EqualTo("resign"));
        Assert.That(usi.Ask("position startpos", "go nodes 20"), Does.Match(AnyMove), "nobody has lost yet");
    }

    [Test]
    public void Gameover_ends_pondering()
    {
        using var usi = new UsiSession();
        usi.Send("usinewgame", "position startpos moves 7g7f 3c3d", "go ponder btime 1000 wtime 1000");
        usi.Sync();
        usi.Ask("gameover win");
        Assert.That(usi.Ask("position startpos", "go nodes 5"), Does.Match(AnyMove));
    }

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(SharedData.Require(file)).Skip(1).Select(line => line.Split('\t'));

    private static string LastInfo(UsiSession usi) => usi.Lines.Last(line => line.Contains(" multipv 1 ", StringComparison.Ordinal));

    /// <summary>Who has fewer men on the board has lost; with as many it is a draw.</summary>
    private sealed class MenCounter : IEvaluator
    {
        private const int Depth = 43, Kinds = 14;

        private readonly UniformEvaluator _uniform = new();

        public void Evaluate(EvaluationBatch batch)
        {
            _uniform.Evaluate(batch);
            for (var row = 0; row < batch.Count; row++)
            {
                var planes = batch.Planes.AsSpan(row * batch.PlaneSize, batch.PlaneSize);
                var chances = batch.WinDrawLoss.AsSpan(3 * row, 3);
                chances.Clear();
                chances[1 + Math.Sign(Count(planes, Kinds) - Count(planes, 0))] = 1;
            }
        }

        private static float Count(ReadOnlySpan<float> planes, int first)
        {
            var sum = 0f;
            for (var i = 0; i < planes.Length; i++) sum += i % Depth - first is >= 0 and < Kinds ? planes[i] : 0;
            return sum;
        }
    }
}

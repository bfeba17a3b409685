using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.TestData;
using static SelfPlay.Games.Tests.Shogi.ShogiTestPositions;

namespace SelfPlay.Games.Tests.Shogi;

public class ShogiRulesTests
{
    private const string EnteredKing = "2SGS4/+B+RGKGLLRB/3G5/9/7pp/8k/9/9/9 b - 1";

    // Of 26 points: rook and bishop in hand count five each.
    private const string FewerPoints = "G8/4K4/PPPPPPPPP/9/9/7ss/7sk/9/9 b RBrb4l4n9p 1";

    [TestCase("3rkr3/9/8p/4N4/1B7/9/1SG6/1KS6/9 b LPp 1", "P*5b", false, TestName = "A pawn that mates may not be dropped")]
    [TestCase("3rkr3/9/8p/4N4/1B7/9/1SG6/1KS6/9 b LPp 1", "L*5b", true, TestName = "A lance that mates may")]
    [TestCase("3rk4/9/8p/4N4/1B7/9/1SG6/1KS6/9 b Pp 1", "P*5b", true, TestName = "A pawn may give check")]
    [TestCase("3rkr3/9/4N4/9/1B7/9/1SG6/1KS6/9 b p 1", "5c4a+", true, TestName = "A knight takes and must promote")]
    [TestCase("4k4/9/4P4/9/9/9/9/9/4K4 b P 1", "P*5d", false, TestName = "A second pawn on a file is illegal")]
    [TestCase("4k4/9/4+P4/9/9/9/9/9/4K4 b P 1", "P*5d", true, TestName = "A promoted pawn is no pawn")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b P 1", "P*1a", false, TestName = "A pawn could never leave the last rank")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b L 1", "L*1a", false, TestName = "Nor could a lance")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 b N 1", "N*1b", false, TestName = "A knight could never leave the last two ranks")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 w n 1", "N*1g", true, TestName = "White's knight stands well on his seventh rank")]
    [TestCase("4k4/9/9/9/9/9/9/9/4K4 w n 1", "N*1h", false, TestName = "White's knight does not on his eighth")]
    [TestCase("4k4/7P1/9/9/9/9/9/9/4K4 b - 1", "2b2a", false, TestName = "A pawn must promote on the last rank")]
    [TestCase("4k4/9/7P1/9/9/9/9/9/4K4 b - 1", "2c2b", true, TestName = "A pawn need not before")]
    [TestCase("4k4/9/6S2/9/9/9/9/9/4K4 b - 1", "3c2d+", true, TestName = "A silver promotes when it leaves the zone")]
    public void Moves_are_legal_or_not(string sfen, string move, bool legal) => Assert.That(LegalMoves(Parse(sfen)).Contains(move), Is.EqualTo(legal));

    [TestCase("k8/9/1G7/4B4/9/9/9/9/4K4 w - 1", true, TestName = "Who has no move has lost without a check too")]
    [TestCase("k8/9/1G7/4B4/9/9/9/9/4K4 w s 1", false, TestName = "A silver in the hand can always be dropped")]
    [TestCase("k8/9/1G7/4B4/9/9/9/9/4K4 w p 1", false, TestName = "A pawn in the hand is a move too")]
    public void A_side_without_a_move_has_lost(string sfen, bool lost)
    {
        var position = Parse(sfen);
        Assert.That(position.InCheck, Is.False);
        Assert.That(ShogiPosition.IsLost(position, new Move[ShogiPosition.MaxMoves]), Is.EqualTo(lost));
    }

    [TestCase("legal_move_lists.tsv")]
    public void Lists_of_legal_moves_are_complete(string file)
    {
        foreach (var fields in Table(file)) Assert.That(LegalMoves(Parse(fields[0])), Is.EquivalentTo(fields[2].Split(' ')), fields[0]);
    }

    [Test]
    public void Promotions_and_pawn_mates_are_judged_as_the_table_says()
    {
        foreach (var fields in Table("promotion_and_pawn_mate.tsv"))
            Assert.That(LegalMoves(Parse(fields[0])).Contains(fields[1]), Is.EqualTo(fields[2] == "legal"), string.Join(' ', fields));
    }

    [Test]
    public void Repetitions_are_judged_as_the_table_says()
    {
        foreach (var fields in Table("repetition_perpetual_check.tsv"))
        {
            var expected = fields[2] switch
            {
                "draw_by_repetition" => Outcome.Draw,
                "win_sente" => Outcome.FirstWins,
                "win_gote" => Outcome.SecondWins,
                _ => Outcome.Ongoing,
            };
            Assert.That(ResultOf(Play(fields[0], fields[1])), Is.EqualTo(expected), fields[3]);
        }
    }

    [Test]
    public void Declarations_are_judged_as_the_table_says()
    {
        foreach (var fields in Table("entering_king_27pt.tsv"))
            Assert.That(ShogiRules.MayDeclare(Play(fields[0], fields[1]).Position), Is.EqualTo(fields[2] != "no"), fields[3]);
    }

    [Test]
    public void Who_may_declare_has_won() => Assert.Multiple(() =>
    {
        Assert.That(Parse(EnteredKing).Result(1), Is.EqualTo(Outcome.FirstWins));
        Assert.That(Parse(EnteredKing).With(EnteringKingRule.None).Result(1), Is.EqualTo(Outcome.Ongoing));
    });

    [TestCase(EnteringKingRule.Points27, true)]
    [TestCase(EnteringKingRule.Points24, false)]
    [TestCase(EnteringKingRule.None, false)]
    public void The_rule_of_24_points_asks_for_more_to_win(EnteringKingRule rule, bool wins)
    {
        var position = Parse("G3+R3S/GG2P2SS/GLPBKBPLS/9/9/7+p+p/7+pk/7+p+p/9 b - 1").With(rule);
        Assert.That(ShogiRules.Points(position, Side.First), Is.EqualTo(28));
        Assert.That(ShogiRules.MayDeclare(position), Is.EqualTo(wins));
    }

    [Test]
    public void Men_outside_the_zone_and_the_king_have_no_points() =>
        Assert.That(ShogiRules.Points(Parse(FewerPoints), Side.First), Is.EqualTo(20));

    [Test]
    public void The_rule_of_the_start_holds_in_the_whole_game() =>
        Assert.That(Parse(Start).With(EnteringKingRule.Points24).After(Move(Parse(Start), "7g7f")).Rule, Is.EqualTo(EnteringKingRule.Points24));

    [Test]
    public void Who_has_no_move_has_lost_even_if_not_in_check()
    {
        var stalemate = Parse("k8/2+P6/1+P7/9/9/9/9/9/8K w - 1");
        Assert.That(stalemate.InCheck, Is.False);
        Assert.That(LegalMoves(stalemate), Is.Empty);
        Assert.That(stalemate.Result(0), Is.EqualTo(Outcome.FirstWins));
    }

    [Test]
    public void The_move_limit_draws()
    {
        var line = Play(Start, "7g7f 3c3d", limit: 2);
        Assert.That(ResultOf(line), Is.EqualTo(Outcome.Draw));
        Assert.That(line.IsTruncated(30), Is.True);
    }

    [TestCase("even", "lnsgkgsnl/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL b - 1")]
    [TestCase("lance", "lnsgkgsn1/1r5b1/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1")]
    [TestCase("2-piece", "lnsgkgsnl/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1")]
    [TestCase("六枚落ち", "2sgkgs2/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1")]
    [TestCase("10-piece", "4k4/9/ppppppppp/9/9/9/PPPPPPPPP/1B5R1/LNSGKGSNL w - 1")]
    public void Handicaps_are_starts_by_name(string name, string sfen) => Assert.That(Parse(name), Is.EqualTo(Parse(sfen)));

    [TestCase("shogi-24points", EnteringKingRule.Points24, "even")]
    [TestCase("shogi-nodeclaration", EnteringKingRule.None, "even")]
    [TestCase("shogi-2-piece", EnteringKingRule.Points27, "2-piece")]
    [TestCase("SHOGI-24points-lance", EnteringKingRule.Points24, "lance")]
    public void Rules_and_handicaps_are_games_by_name(string name, EnteringKingRule rule, string start)
    {
        var game = (Game<ShogiPosition>)GameCatalog.Find(name)!;
        Assert.That(game.Initial, Is.EqualTo(Parse(start).With(rule)));
        Assert.That(game.Name, Is.EqualTo(name).IgnoreCase);
        var text = game.Notation.FormatGame(new(game.Initial, [], Outcome.Ongoing, [], []));
        Assert.That(game.Notation.ReadGames(new StringReader(text)).Single().Game!.Start, Is.EqualTo(game.Initial));
        Assert.That(game.Notation.TryParsePosition(game.Notation.FormatPosition(game.Initial), out var position, out _), Is.True);
        Assert.That(position, Is.EqualTo(game.Initial));
    }

    private static Outcome ResultOf(Line<ShogiPosition> line) => line.Result(LegalMoves(line.Position).Length);

    private static IEnumerable<string[]> Table(string file) =>
        File.ReadLines(SharedData.Require($"shogi/rules/{file}")).Skip(1).Select(line => line.Split('\t'));
}

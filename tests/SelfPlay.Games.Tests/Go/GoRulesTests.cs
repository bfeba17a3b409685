using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Games.Tests.Go;

public class GoRulesTests
{
    [TestCase("go9", 9, 14, false, false)]
    [TestCase("GO:13", 13, 15, false, false)]
    [TestCase("go19-komi5.5", 19, 11, false, false)]
    [TestCase("go7-komi0-suicide-situational", 7, 0, true, true)]
    public void Names_say_size_and_rules(string name, int size, int komi, bool suicide, bool situational) =>
        Assert.That(GoRules.Parse(name), Is.EqualTo(new GoRules((byte)size, (short)komi, suicide, situational)));

    [TestCase("go4")]
    [TestCase("go20")]
    [TestCase("go9-komi7.25")]
    [TestCase("go9-loud")]
    [TestCase("gomoku")]
    public void Other_names_mean_no_go(string name) => Assert.That(GoRules.Parse(name), Is.Null);

    [Test]
    public void Every_name_reads_back()
    {
        foreach (var size in Enumerable.Range(GoRules.MinSize, GoRules.MaxSize - GoRules.MinSize + 1))
        {
            foreach (var komi in new short[] { 0, 11, 14, 15 })
            {
                var rules = new GoRules((byte)size, komi, Suicide: size % 2 == 0, Situational: komi > 11);
                Assert.That(GoRules.Parse(rules.Name), Is.EqualTo(rules), rules.Name);
                Assert.That(GameCatalog.Find(rules.Name)?.Name, Is.EqualTo(rules.Name));
            }
        }
    }

    [Test]
    public void The_catalogue_knows_one_game_by_all_its_spellings()
    {
        Assert.That(GameCatalog.Find("go:9"), Is.SameAs(GameCatalog.Find("go9")));
        Assert.That(GameCatalog.Find("go"), Is.SameAs(GameCatalog.Find("go19")));
    }

    [Test]
    public void Two_passes_end_the_game_and_the_area_decides()
    {
        var position = Read("5/XXXXX/5/OOOOO/5 b 0 1.5");
        var ended = position.After(position.Pass).After(position.Pass);
        Assert.That(ended.LegalMoves(new Move[GoPosition.MaxMoves]), Is.Zero);
        Assert.That(GoScore.Area(ended), Is.EqualTo((10, 10)));
        Assert.That(ended.Result(0), Is.EqualTo(Outcome.SecondWins));
    }

    [TestCase("5/XXXXX/5/OOOOO/5 b 2 0", ExpectedResult = Outcome.Draw)]
    [TestCase("5/5/5/5/4X b 2 7", ExpectedResult = Outcome.FirstWins)]
    [TestCase("5/5/5/5/5 b 2 7", ExpectedResult = Outcome.SecondWins)]
    public Outcome Komi_belongs_to_the_second_player(string position) => Read(position).Result(0);

    [Test]
    public void A_stone_takes_every_chain_without_liberty_before_its_own_counts() =>
        Assert.That(Play(Read("1XOX1/XO1OX/1XOX1/2X2/5 b 0 7"), "C4").ToString(), Is.EqualTo("1X1X1/X1X1X/1X1X1/2X2/5 w 0 7"));

    [Test]
    public void A_chain_may_be_given_up_only_where_suicide_is_allowed()
    {
        const string Corner = ".XO2/XO3/O4/5/5 b 0 7"; // A5 would join A4 and B5 and leave them no liberty
        Assert.That(Moves(Read(Corner)), Does.Not.Contain("A5"));
        var suicidal = Read(Corner + " suicide");
        Assert.That(Moves(suicidal), Does.Contain("A5"));
        Assert.That(Play(suicidal, "A5").ToString(), Is.EqualTo("2O2/1O3/O4/5/5 w 0 7 suicide"));
    }

    [TestCase(".O3/O4/5/5/5 b 0 7 suicide")]
    [TestCase(".O3/O4/5/5/5 b 0 7")]
    public void A_single_stone_never_kills_itself(string position) => Assert.That(Moves(Read(position)), Does.Not.Contain("A5"));

    [Test]
    public void A_stone_may_fill_its_last_liberty_by_taking() =>
        Assert.That(Play(Read(".OX2/OX3/X4/5/5 b 0 7"), "A5").ToString(), Is.EqualTo("X1X2/1X3/X4/5/5 w 0 7"));

    [Test]
    public void Giving_the_turn_moves_no_stone_and_is_no_pass_and_no_legal_move()
    {
        var passed = Read("2X2/5/5/5/5 w 1 7");
        Assert.That(passed.After(passed.Turn), Is.EqualTo(Read("2X2/5/5/5/5 b 0 7")));
        Assert.That(passed.After(passed.Pass).After(passed.Turn), Is.EqualTo(Read("2X2/5/5/5/5 w 0 7")), "a game that was over goes on");
        var moves = new Move[GoPosition.MaxMoves];
        Assert.That(moves[..passed.LegalMoves(moves)], Does.Not.Contain(passed.Turn));
    }

    [Test]
    public void Stones_are_set_up_by_their_cells_and_other_rules_keep_them()
    {
        var rules = GoRules.Usual(5);
        Assert.That(GoPosition.SetUp(rules, [0, 7], [24], Side.Second), Is.EqualTo(Read("X4/2X2/5/5/4O w 0 7")));
        Assert.That(Read("X4/5/5/5/5 w 1 7").WithRules(rules with { Komi = 1, Suicide = true }), Is.EqualTo(Read("X4/5/5/5/5 w 1 0.5 suicide")));
        Assert.That(GoPosition.SetUp(rules, [0, 7], [1], Side.First).HasChainWithoutLiberty, Is.False);
        Assert.That(GoPosition.SetUp(rules, [0, 7], [1, 5], Side.First).HasChainWithoutLiberty, Is.True);
    }

    private static GoPosition Read(string text)
    {
        Assert.That(new GoNotation(GoRules.Usual(5)).TryParsePosition(text, out var position, out var error), Is.True, error);
        return position;
    }

    private static string[] Moves(GoPosition position)
    {
        var moves = new Move[GoPosition.MaxMoves];
        return [.. moves.Take(position.LegalMoves(moves)).Select(move => new GoNotation(position.Rules).FormatMove(position, move))];
    }

    private static GoPosition Play(GoPosition position, string text)
    {
        Assert.That(new GoNotation(position.Rules).TryParseMove(position, text, out var move, out var error), Is.True, error);
        return position.After(move);
    }
}

using SelfPlay.Games.Core;
using SelfPlay.Games.Go;

namespace SelfPlay.Games.Tests.Go;

public class GoSuperkoTests
{
    private static readonly Move[] Buffer = new Move[GoPosition.MaxMoves];

    // White takes C4 by B4, and Black would take back by C4.
    private const string Ko = "1XO2/X1XO1/1XO2/5/5 w 0 7";

    [Test]
    public void A_ko_may_not_be_retaken_at_once_but_after_a_move_elsewhere()
    {
        var line = Begin(Ko);
        Play(line, "B4"); // takes C4
        Assert.That(line.Position.StoneAt(7), Is.Null);
        Assert.That(Moves(line), Does.Not.Contain("C4"));
        Play(line, "E1");
        Play(line, "A1");
        Assert.That(Moves(line), Does.Contain("C4"));
    }

    /// <summary>White sends two stones, Black takes both, White takes one back: the first board, but now Black is to move.</summary>
    [TestCase("", false)]
    [TestCase(" situational", true)]
    public void Sending_two_and_returning_one_is_forbidden_by_positional_superko_alone(string rules, bool allowed)
    {
        var line = Begin("1O1O1/XXO2/5/5/5 w 0 7" + rules);
        Play(line, "A5");
        Play(line, "C5");
        Assert.That(Moves(line).Contains("B5"), Is.EqualTo(allowed));
    }

    /// <summary>Black holds two of the three, and each takes in turn; the sixth taking would bring back the first board with the same side to move.</summary>
    [TestCase("")]
    [TestCase(" situational")]
    public void A_triple_ko_ends_before_its_circle_closes(string rules)
    {
        var line = Begin("1XO6/X1XO5/1XO6/1XO6/X1XO5/1XO6/1XO6/XO1O5/1XO6 w 0 7" + rules, size: 9);
        foreach (var taking in new[] { "B8", "C2", "B5", "C8", "B2" }) Play(line, taking);
        Assert.That(Moves(line), Does.Not.Contain("C5"));
        foreach (var elsewhere in new[] { "H1", "H9" }) Play(line, elsewhere);
        Assert.That(Moves(line), Does.Contain("C5"));
    }

    [TestCase("go5")]
    [TestCase("go5-situational")]
    [TestCase("go5-suicide")]
    [TestCase("go5-suicide-situational")]
    public void Exactly_the_moves_that_repeat_a_board_are_forbidden(string name)
    {
        var rules = GoRules.Parse(name)!.Value;
        var random = new Random(5);
        var forbidden = 0;
        for (var game = 0; game < 30; game++)
        {
            var line = new Line<GoPosition>(GoPosition.Start(rules), 150);
            for (var count = line.LegalMoves(Buffer); line.Result(count) == Outcome.Ongoing; count = line.LegalMoves(Buffer))
            {
                var expected = NaiveMoves(line, rules.Situational, ref forbidden);
                Assert.That(Moves(line), Is.EqualTo(expected), line.Position.ToString());
                var stones = count > 1 ? count - 1 : 1; // a pass only when there is nothing else, so that games grow long
                line.Play(Buffer[random.Next(stones)]);
            }
        }

        Assert.That(forbidden, Is.GreaterThan(20), "the games met the rule");
    }

    private static string[] NaiveMoves(Line<GoPosition> line, bool situational, ref int forbidden)
    {
        var naive = NaiveGo.Read(line.Position.ToString());
        var seen = line.Positions.ToArray()
            .Where(position => !situational || position.SideToMove != line.Position.SideToMove)
            .Select(position => NaiveGo.Draw(NaiveGo.Read(position.ToString()).Board))
            .ToHashSet();
        var kept = new List<string>();
        foreach (var move in naive.Moves())
        {
            if (move != "pass" && seen.Contains(naive.TryPlay(naive.Size - (move[1] - '0'), "ABCDE".IndexOf(move[0]))!)) forbidden++;
            else kept.Add(move);
        }

        return [.. kept];
    }

    private static Line<GoPosition> Begin(string text, int size = 5)
    {
        Assert.That(new GoNotation(GoRules.Usual(size)).TryParsePosition(text, out var position, out var error), Is.True, error);
        return new Line<GoPosition>(position, 100);
    }

    private static void Play(Line<GoPosition> line, string text)
    {
        Assert.That(Moves(line), Does.Contain(text), line.Position.ToString());
        Assert.That(new GoNotation(line.Position.Rules).TryParseMove(line.Position, text, out var move, out var error), Is.True, error);
        line.Play(move);
    }

    private static string[] Moves(Line<GoPosition> line) =>
        [.. Buffer.Take(line.LegalMoves(Buffer)).Select(move => new GoNotation(line.Position.Rules).FormatMove(line.Position, move))];
}

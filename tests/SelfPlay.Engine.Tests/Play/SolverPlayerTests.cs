using SelfPlay.Engine.Play;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Play;

public sealed class SolverPlayerTests
{
    [TestCase("112233", "4", Description = "three in a row below: wins at once on few stones")]
    [TestCase("11223", "4", Description = "the answer would win: blocks on few stones")]
    public void On_few_stones_it_sees_what_wins_or_loses_at_once(string moves, string expected)
    {
        Assert.That(Chosen(moves), Is.EqualTo([expected]));
    }

    [Test]
    public void It_plays_exactly_as_soon_as_its_moves_lead_to_positions_that_are_solved()
    {
        Assert.That(ValueAfter("4444446622"), Is.Null);
        Assert.That(ValueAfter("44444466223"), Is.Not.Null);
    }

    private static HashSet<string> Chosen(string moves)
    {
        var line = LineOf(moves);
        return [.. Enumerable.Range(0, 20).Select(seed => ConnectFourNotation.Instance.FormatMove(line.Position, Choose(line, seed).Move))];
    }

    private static float? ValueAfter(string moves) => Choose(LineOf(moves), 1).Value;

    private static Choice Choose(Line<ConnectFourPosition> line, int seed)
    {
        var choices = new Choice[1];
        new SolverPlayer<ConnectFourPosition>(new ConnectFourSolver()).ChooseMoves([line], choices, [new Rng((ulong)seed)]);
        return choices[0];
    }

    private static Line<ConnectFourPosition> LineOf(string moves)
    {
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42);
        foreach (var column in moves) line.Play(new Move(column - '1'));
        return line;
    }
}

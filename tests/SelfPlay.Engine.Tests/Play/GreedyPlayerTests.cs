using SelfPlay.Engine.Play;
using SelfPlay.Games.Chess;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Play;

[TestFixture]
internal sealed class GreedyPlayerTests
{
    [TestCase("r5k1/8/8/3q4/4P3/8/8/6K1 w - - 0 1", "e4d5", Description = "the queen")]
    [TestCase("6k1/5ppp/8/3n4/4P3/8/8/R5K1 w - - 0 1", "a1a8", Description = "mate comes before the knight")]
    [TestCase("k7/4P3/8/8/8/8/8/K7 w - - 0 1", "e7e8q", Description = "a promotion is material too")]
    public void The_best_material_of_one_move_is_taken(string fen, string expected) => Assert.That(Choose(ChessGame.Create(), fen, 1), Is.EqualTo(expected));

    [Test]
    public void Without_material_a_win_is_seen_and_nothing_else()
    {
        Assert.That(Choose(ConnectFourGame.Create(), "112233", 1), Is.EqualTo("4"));
        var chosen = Enumerable.Range(0, 100).Select(seed => Choose(ConnectFourGame.Create(), "11", (ulong)seed)).Distinct();
        Assert.That(chosen.Count(), Is.EqualTo(7));
    }

    private static string Choose<TPosition>(Game<TPosition> game, string text, ulong seed)
        where TPosition : unmanaged, IPosition<TPosition>
    {
        Assert.That(game.Notation.TryParsePosition(text, out var position, out var error), error);
        var choices = new Choice[1];
        var line = new Line<TPosition>(position, game.MoveLimit);
        new GreedyPlayer<TPosition>(game).ChooseMoves([line], choices, [new Rng(seed)]);
        return game.Notation.FormatMove(line.Position, choices[0].Move);
    }
}

using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Chess;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>Mates that the rules alone must find, without a network's help.</summary>
[TestFixture]
internal sealed class ChessSearchTests
{
    // A back rank for each side, a smothered mate, a queen that may give stalemate, a promotion.
    [TestCase("6k1/5ppp/8/8/8/8/8/R3K3 w - - 0 1")]
    [TestCase("r3k3/8/8/8/8/8/5PPP/6K1 b - - 0 1")]
    [TestCase("6rk/6pp/7N/8/8/8/8/6K1 w - - 0 1")]
    [TestCase("7k/5Q2/6K1/8/8/8/8/8 w - - 0 1")]
    [TestCase("7k/4P3/6K1/8/8/8/8/8 w - - 0 1")]
    public void Mate_in_one_is_found(string fen)
    {
        foreach (var kind in new[] { SearchKind.Gumbel, SearchKind.Puct })
        {
            var line = Line(fen);
            Play(line, Choose(kind, fen, 400));
            var mated = line.Result(line.LegalMoves(new Move[ChessPosition.MaxMoves]));
            Assert.That(mated, Is.EqualTo(OutcomeExtensions.WinFor(Line(fen).Position.SideToMove)), kind.ToString());
        }
    }

    // Morphy's problem: 1 Ra6 and 2 b7 or 2 Rxa7; nothing else mates in two. Below, 1 Kf7 Kh7 2 Rh1 or 1 Kg6 Kg8 2 Ra8.
    [TestCase("kbK5/pp6/1P6/8/8/8/8/R7 w - - 0 1", "a1a6")]
    [TestCase("7k/8/5K2/8/8/8/8/R7 w - - 0 1", "f6f7|f6g6")]
    public void Mate_in_two_is_found(string fen, string keys)
    {
        foreach (var kind in new[] { SearchKind.Gumbel, SearchKind.Puct })
            Assert.That(keys.Split('|'), Does.Contain(Choose(kind, fen, 6000)), kind.ToString());
    }

    // The rook shuffles between two squares and so does the king: the third occurrence ends the game inside the tree.
    [Test]
    public void A_repetition_is_a_draw_in_the_tree_and_not_asked_for()
    {
        var line = Line("7k/8/8/8/8/8/8/R6K w - - 0 1");
        foreach (var move in "a1a2 h8h7 a2a1 h7h8 a1a2 h8h7 a2a1".Split(' ')) Play(line, move);
        var evaluator = new UniformEvaluator();
        var queue = new EvaluationQueue<ChessPosition>(new ChessEncoder(), evaluator, 1, 0);
        var slot = SearchSlot<ChessPosition>.Create(new SearchConfig { Kind = SearchKind.Puct });
        var rng = new Rng(1);
        slot.Begin(line, SearchMode.Evaluation, 3, ref rng);
        while (!slot.Advance(queue)) queue.Flush();
        Assert.That(slot.Result.Visits[..slot.Result.Count].Sum(), Is.EqualTo(3));
        var drawn = slot.Result.Visits[PlaceOf(line, "h7h8")]; // the king on h8 repeats for the third time
        Assert.That(queue.Counters.Asked, Is.EqualTo(4 - drawn));
    }

    private static string Choose(SearchKind kind, string fen, int simulations)
    {
        var line = Line(fen);
        var player = new NetPlayer<ChessPosition>(
            new ChessEncoder(), new UniformEvaluator(), new SearchConfig { Kind = kind, ConsideredMoves = 64 }, simulations, 1, 10_000);
        var choices = new Choice[1];
        player.ChooseMoves([line], choices, [new Rng(1)]);
        return ChessNotation.Instance.FormatMove(line.Position, choices[0].Move);
    }

    private static Line<ChessPosition> Line(string fen)
    {
        Assert.That(ChessNotation.Instance.TryParsePosition(fen, out var position, out var error), error);
        return new Line<ChessPosition>(position, 512);
    }

    private static void Play(Line<ChessPosition> line, string text)
    {
        Assert.That(ChessNotation.Instance.TryParseMove(line.Position, text, out var move, out var error), error);
        line.Play(move);
    }

    private static int PlaceOf(Line<ChessPosition> line, string text)
    {
        Assert.That(ChessNotation.Instance.TryParseMove(line.Position, text, out var move, out var error), error);
        var moves = new Move[ChessPosition.MaxMoves];
        return Array.IndexOf(moves[..line.LegalMoves(moves)], move);
    }
}

using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Games.Shogi;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>Searches that look for moves that win at once.</summary>
[TestFixture]
internal sealed class WinInOneTests
{
    // First has three in the middle column, second three in the left one.
    private static readonly int[] FirstWins = [3, 0, 3, 0, 3, 0];

    [Test]
    public void A_move_that_wins_is_played_and_is_all_that_is_learnt([Values] SearchKind kind, [Values] SearchMode mode)
    {
        var evaluator = new MurkyEvaluator();
        var result = Search(kind, evaluator, 64, mode, looks: true, FirstWins);
        Assert.That((result.Chosen, result.Value, result.IsTarget), Is.EqualTo((3, 1f, true)));
        Assert.That(result.Policy[..7], Is.EqualTo(new float[] { 0, 0, 0, 1, 0, 0, 0 }));
        Assert.That(result.Prior[..7].Sum(), Is.EqualTo(1).Within(1e-5), "the network's first thought is told all the same");
        Assert.That(evaluator.Rows, Is.EqualTo(1));
    }

    [Test]
    public void A_position_that_the_opponent_wins_at_once_needs_no_network([Values(SearchKind.Gumbel, SearchKind.Puct)] SearchKind kind)
    {
        // Second must answer the three in the middle column: after any other move it has lost.
        var (with, without) = (new MurkyEvaluator(), new MurkyEvaluator());
        var result = Search(kind, with, 40, SearchMode.Evaluation, looks: true, 3, 0, 3, 6, 3);
        Search(kind, without, 40, SearchMode.Evaluation, looks: false, 3, 0, 3, 6, 3);
        Assert.That(result.Chosen, Is.EqualTo(3));
        for (var move = 0; move < 7; move++)
        {
            if (move != 3 && result.Visits[move] > 0) Assert.That(result.Q[move], Is.EqualTo(-1), $"move {move}");
        }

        Assert.That(with.Rows, Is.LessThan(without.Rows));
    }

    [Test]
    public void Where_nothing_wins_at_once_no_bit_changes([Values] SearchKind kind)
    {
        var (with, without) = (Search(kind, new MurkyEvaluator(), 20, SearchMode.Training, looks: true), Search(kind, new MurkyEvaluator(), 20, SearchMode.Training, looks: false));
        Assert.That(with.Policy, Is.EqualTo(without.Policy));
        Assert.That(with.Value, Is.EqualTo(without.Value));
    }

    [Test]
    public void A_mate_among_many_moves_is_found_with_few_simulations()
    {
        Assert.That(ShogiNotation.Instance.TryParsePosition("4k4/9/4P4/9/9/9/9/9/4K4 b RBGSNLP 1", out var position, out var error), error);
        var queue = new EvaluationQueue<ShogiPosition>(new ShogiEncoder(), new UniformEvaluator(), 1, 0);
        var slot = SearchSlot<ShogiPosition>.Create(new SearchConfig { WinInOne = true });
        var (line, rng) = (new Line<ShogiPosition>(position, 512), new Rng(1));
        slot.Begin(line, SearchMode.Training, 4, ref rng);
        while (!slot.Advance(queue)) queue.Flush();
        Span<Move> moves = new Move[ShogiPosition.MaxMoves];
        line.LegalMoves(moves);
        Assert.That(UsiMove.Format(moves[slot.Result.Chosen]), Is.EqualTo("G*5b"));
    }

    [Test]
    public void Looking_does_not_allocate_once_warm()
    {
        var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), new UniformEvaluator(), 1, 1000);
        var slot = SearchSlot<ConnectFourPosition>.Create(new SearchConfig { WinInOne = true });
        var rng = new Rng(1);
        var line = Line(3, 3);
        for (var i = 0; i < 3; i++) Run(slot, line, queue, 300, SearchMode.Training, ref rng);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(slot, line, queue, 300, SearchMode.Training, ref rng);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static SearchResult Search(SearchKind kind, IEvaluator evaluator, int simulations, SearchMode mode, bool looks, params int[] columns)
    {
        var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), evaluator, 1, 0);
        var slot = SearchSlot<ConnectFourPosition>.Create(new SearchConfig { Kind = kind, WinInOne = looks });
        var rng = new Rng(7);
        Run(slot, Line(columns), queue, simulations, mode, ref rng);
        return slot.Result;
    }

    private static void Run(
        SearchSlot<ConnectFourPosition> slot, Line<ConnectFourPosition> line, EvaluationQueue<ConnectFourPosition> queue, int simulations, SearchMode mode, ref Rng rng)
    {
        slot.Begin(line, mode, simulations, ref rng);
        while (!slot.Advance(queue)) queue.Flush();
    }

    private static Line<ConnectFourPosition> Line(params int[] columns)
    {
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 42);
        foreach (var column in columns) line.Play(new Move(column));
        return line;
    }
}

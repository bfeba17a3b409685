using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Games.TicTacToe;

namespace SelfPlay.Engine.Tests.Evaluation;

[TestFixture]
internal sealed class EvaluationQueueTests
{
    private readonly Move[] _moves = new Move[TicTacToePosition.MaxMoves];
    private MurkyEvaluator _evaluator = new();

    [SetUp]
    public void StartAnew() => _evaluator = new MurkyEvaluator();

    [Test]
    public void The_same_position_twice_in_a_batch_costs_one_row()
    {
        var queue = Queue(8, 0);
        var (a, b, other) = (Ask(queue, 0, 4), Ask(queue, 0, 4), Ask(queue, 4));
        queue.Flush();
        Assert.That(_evaluator.Rows, Is.EqualTo(2));
        Assert.That(queue.Answer(a).Logits.ToArray(), Is.EqualTo(queue.Answer(b).Logits.ToArray()));
        Assert.That(queue.Answer(other).Logits.Length, Is.EqualTo(8));
        Assert.That(queue.Counters, Is.EqualTo(new EvaluationCounters(3, 1, queue.Counters.NetworkTicks)));
    }

    [Test]
    public void A_cached_answer_has_the_bits_of_a_computed_one()
    {
        var (cached, plain) = (Queue(8, 100), Queue(8, 0));
        Ask(cached, 0, 4);
        cached.Flush();
        var again = Ask(cached, 0, 4);
        var computed = Ask(plain, 0, 4);
        plain.Flush();
        Assert.That(again.IsReady, Is.True);
        Assert.That(cached.Answer(again).Logits.ToArray(), Is.EqualTo(plain.Answer(computed).Logits.ToArray()));
        Assert.That(cached.Answer(again).WinDrawLoss.ToArray(), Is.EqualTo(plain.Answer(computed).WinDrawLoss.ToArray()));
    }

    [Test]
    public void Answers_stay_readable_while_the_next_batch_fills()
    {
        var queue = Queue(2, 0);
        var (first, second) = (Ask(queue, 0), Ask(queue, 1, 2, 3));
        queue.Flush();
        var before = queue.Answer(second).Logits.ToArray();
        queue.Answer(first);
        Ask(queue, 8);
        Assert.That(queue.Answer(second).Logits.ToArray(), Is.EqualTo(before));
    }

    [Test]
    public void New_weights_empty_the_cache()
    {
        var queue = Queue(8, 100);
        Ask(queue, 0);
        queue.Flush();
        queue.Use(_evaluator);
        Assert.That(Ask(queue, 0).IsReady, Is.False);
    }

    private EvaluationQueue<TicTacToePosition> Queue(int capacity, int cache) => new(new TicTacToeEncoder(), _evaluator, capacity, cache);

    private EvaluationTicket Ask(EvaluationQueue<TicTacToePosition> queue, params int[] played)
    {
        var line = new Line<TicTacToePosition>(TicTacToePosition.Initial, 9);
        foreach (var cell in played) line.Play(new Move(cell));
        return queue.Ask(line, _moves.AsSpan(0, line.LegalMoves(_moves)));
    }
}

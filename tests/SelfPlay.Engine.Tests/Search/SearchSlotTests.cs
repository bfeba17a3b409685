using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Search;
using SelfPlay.Engine.Tests.Evaluation;
using SelfPlay.Games.ConnectFour;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Tests.Search;

/// <summary>Whole searches on Connect Four.</summary>
[TestFixture]
internal sealed class SearchSlotTests
{
    private const int MoveLimit = 42;

    [Test]
    public void A_win_in_one_is_found_by_the_rules_alone([Values(SearchKind.Gumbel, SearchKind.Puct)] SearchKind kind)
    {
        // First has three in the middle column, second three in the left one.
        var result = Search(kind, new UniformEvaluator(), 64, SearchMode.Evaluation, 3, 0, 3, 0, 3, 0);
        Assert.That(result.Chosen, Is.EqualTo(3));
        Assert.That(result.Q[3], Is.EqualTo(1));
        Assert.That(result.Policy[3], Is.EqualTo(result.Policy.Max()));
        Assert.That(result.Value, Is.Positive);
    }

    [Test]
    public void A_win_in_one_of_the_opponent_is_parried([Values(SearchKind.Gumbel, SearchKind.Puct)] SearchKind kind)
    {
        // Second must answer the three in the middle column.
        var result = Search(kind, new UniformEvaluator(), 200, SearchMode.Evaluation, 3, 0, 3, 6, 3);
        Assert.That(result.Chosen, Is.EqualTo(3));
    }

    [Test]
    public void A_fork_is_made([Values(SearchKind.Gumbel, SearchKind.Puct)] SearchKind kind)
    {
        // Two neighbours on the ground with room on both sides: a third makes an open three that cannot be parried. Second played
        // on top.
        var result = Search(kind, new UniformEvaluator(), 800, SearchMode.Evaluation, 2, 2, 3, 3);
        Assert.That(result.Chosen, Is.EqualTo(1).Or.EqualTo(4));
        Assert.That(result.Q[result.Chosen], Is.GreaterThan(0.5));
    }

    [Test]
    public void A_search_leaves_its_line_where_it_was([Values] SearchKind kind)
    {
        var line = Line(3, 3, 2);
        Search(kind, new MurkyEvaluator(), line, 50, SearchMode.Training);
        Assert.That(line.Moves.ToArray(), Is.EqualTo(new[] { new Move(3), new Move(3), new Move(2) }));
    }

    [Test]
    public void A_result_is_complete([Values] SearchKind kind, [Values(0, 1, 30)] int simulations, [Values] SearchMode mode)
    {
        var result = Search(kind, new MurkyEvaluator(), simulations, mode, 3, 3);
        Assert.That(result.Count, Is.EqualTo(7));
        Assert.That(result.Policy.Sum(), Is.EqualTo(1).Within(1e-5));
        Assert.That(result.Prior.Sum(), Is.EqualTo(1).Within(1e-5));
        Assert.That(result.Chosen, Is.InRange(0, 6));
        Assert.That(result.Value, Is.InRange(-1, 1));
        if (kind != SearchKind.Policy && mode == SearchMode.Evaluation) Assert.That(result.Visits.Sum(), Is.EqualTo(simulations));
    }

    [Test]
    public void Zero_or_one_simulation_play_the_likeliest_move([Values] SearchKind kind, [Values(0, 1)] int simulations)
    {
        var result = Search(kind, new MurkyEvaluator(), simulations, SearchMode.Evaluation, 3, 3, 1);
        Assert.That(result.Chosen, Is.EqualTo(Array.IndexOf(result.Prior, result.Prior.Max())));
    }

    [Test]
    public void A_single_legal_move_needs_no_simulation([Values] SearchKind kind)
    {
        int[] filled = [0, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 2, 3, 2, 3, 3, 2, 3, 2, 2, 3, 2, 3, 4, 5, 4, 5, 5, 4, 5, 4, 4, 5, 4, 5];
        var evaluator = new MurkyEvaluator();
        var line = Line(filled);
        Assert.That(line.Result(line.LegalMoves(new Move[7])), Is.EqualTo(Outcome.Ongoing));
        var result = Search(kind, evaluator, line, 100, SearchMode.Training);
        Assert.That((result.Count, result.Chosen, result.Policy[0]), Is.EqualTo((1, 0, 1f)));
        Assert.That(evaluator.Rows, Is.EqualTo(1));
    }

    [Test]
    public void Ended_games_never_reach_the_network()
    {
        var evaluator = new MurkyEvaluator();
        var line = Line(3, 0, 3, 0, 3, 0);
        var result = Search(SearchKind.Puct, evaluator, line, 400, SearchMode.Evaluation);
        Assert.That(evaluator.Rows, Is.LessThan(401 - result.Visits[3] + 1), "visits of the won move cost nothing");
    }

    [Test]
    public void The_move_limit_ends_games_in_the_tree_as_draws()
    {
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, 3);
        line.Play(new Move(3));
        line.Play(new Move(3));
        var evaluator = new MurkyEvaluator();
        var result = Search(SearchKind.Puct, evaluator, line, 50, SearchMode.Evaluation);
        Assert.That(evaluator.Rows, Is.EqualTo(1), "only the root is asked for");
        Assert.That(result.Q[..7], Is.All.Zero);
    }

    [Test]
    public void The_cache_changes_no_bit([Values] SearchKind kind)
    {
        var cached = Search(kind, new MurkyEvaluator(), Line(3, 2), 200, SearchMode.Training, cache: 1000);
        var plain = Search(kind, new MurkyEvaluator(), Line(3, 2), 200, SearchMode.Training, cache: 0);
        Assert.That(cached.Policy, Is.EqualTo(plain.Policy));
        Assert.That(cached.Q, Is.EqualTo(plain.Q));
        Assert.That(cached.Value, Is.EqualTo(plain.Value));
    }

    [Test]
    public void Company_in_a_batch_changes_no_bit([Values] SearchKind kind)
    {
        var together = Together(kind, 16);
        Assert.That(Together(kind, 1), Is.EqualTo(together));
        Assert.That(Together(kind, 5), Is.EqualTo(together));

        static string[] Together(SearchKind kind, int capacity)
        {
            var lines = Enumerable.Range(0, 16).Select(i => Line(i % 7, i / 7, 3)).ToArray();
            var rngs = Enumerable.Range(0, 16).Select(i => new Rng((ulong)i)).ToArray();
            var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), new MurkyEvaluator(), capacity, 500);
            var seen = new string[16];
            var batch = new SearchBatch<ConnectFourPosition>(new SearchConfig { Kind = kind }, queue);
            batch.Run(lines, SearchMode.Training, 40, rngs, (line, result) => seen[line] = Text(result));
            return seen;
        }

        static string Text(SearchResult result) => $"{result.Chosen} {result.Value:R} {string.Join(' ', result.Policy)}";
    }

    [Test]
    public void Searching_does_not_allocate_once_warm([Values] SearchKind kind)
    {
        var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), new UniformEvaluator(), 1, 1000);
        var slot = SearchSlot<ConnectFourPosition>.Create(new SearchConfig { Kind = kind, FullSearchShare = 1 });
        var line = Line(3, 3);
        var rng = new Rng(1);
        for (var i = 0; i < 3; i++) Run(slot, line, queue, 300, ref rng);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(slot, line, queue, 300, ref rng);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static SearchResult Search(SearchKind kind, IEvaluator evaluator, int simulations, SearchMode mode, params int[] columns) =>
        Search(kind, evaluator, Line(columns), simulations, mode);

    private static SearchResult Search(
        SearchKind kind, IEvaluator evaluator, Line<ConnectFourPosition> line, int simulations, SearchMode mode, int cache = 0)
    {
        var queue = new EvaluationQueue<ConnectFourPosition>(new ConnectFourEncoder(), evaluator, 1, cache);
        var slot = SearchSlot<ConnectFourPosition>.Create(new SearchConfig { Kind = kind });
        var rng = new Rng(7);
        Run(slot, line, queue, simulations, ref rng, mode);
        return slot.Result;
    }

    private static void Run(
        SearchSlot<ConnectFourPosition> slot,
        Line<ConnectFourPosition> line,
        EvaluationQueue<ConnectFourPosition> queue,
        int simulations,
        ref Rng rng,
        SearchMode mode = SearchMode.Training)
    {
        slot.Begin(line, mode, simulations, ref rng);
        while (!slot.Advance(queue)) queue.Flush();
    }

    private static Line<ConnectFourPosition> Line(params int[] columns)
    {
        var line = new Line<ConnectFourPosition>(ConnectFourPosition.Initial, MoveLimit);
        foreach (var column in columns) line.Play(new Move(column));
        return line;
    }
}

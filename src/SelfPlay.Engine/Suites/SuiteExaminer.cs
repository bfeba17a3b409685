using SelfPlay.Engine.Evaluation;
using SelfPlay.Engine.Play;
using SelfPlay.Engine.Search;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Suites;

/// <summary>Asks a network the positions of a suite: its raw policy and value, and the move of a search if that is wanted.</summary>
public sealed class SuiteExaminer<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Positions asked at once: the largest batch that the evaluator sees.</summary>
    public const int Batch = 64;

    /// <summary>Places of the raw policy that are looked at: the last figure is top-5.</summary>
    private const int Places = 5;

    private const int CachePositions = 50_000;

    private readonly Game<TPosition> _game;
    private readonly SuiteJudge<TPosition> _judge;
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly NetPlayer<TPosition>? _player;

    /// <param name="game">The game.</param>
    /// <param name="evaluator">The network.</param>
    /// <param name="search">How to search.</param>
    /// <param name="simulations">Per move; 0 asks the raw policy alone.</param>
    public SuiteExaminer(Game<TPosition> game, IEvaluator evaluator, SearchConfig search, int simulations)
    {
        _game = game;
        _judge = new SuiteJudge<TPosition>(game);
        _queue = new EvaluationQueue<TPosition>(game.Encoder, evaluator, Batch, 0);
        _player = simulations > 0 ? new NetPlayer<TPosition>(game.Encoder, evaluator, search, simulations, Batch, CachePositions) : null;
    }

    /// <summary>The answers in the order of the entries; the same ones for the same network, whatever the number of threads.</summary>
    /// <param name="entries">The suite.</param>
    /// <param name="progress">Told how many are done, after each batch.</param>
    /// <param name="cancel">Checked between batches.</param>
    /// <exception cref="InputException">A score of the suite is not that of its position.</exception>
    public IReadOnlyList<SuiteAnswer> Ask(IReadOnlyList<SuiteEntry<TPosition>> entries, Action<int> progress, CancellationToken cancel)
    {
        var answers = new List<SuiteAnswer>(entries.Count);
        foreach (var some in entries.Chunk(Batch))
        {
            cancel.ThrowIfCancellationRequested();
            answers.AddRange(Ask(some));
            progress(answers.Count);
        }

        return answers;
    }

    private IEnumerable<SuiteAnswer> Ask(SuiteEntry<TPosition>[] entries)
    {
        var opinions = Opinions(entries);
        var choices = Search(entries);
        return entries.Select((entry, i) => Answer(entry, opinions[i], choices?[i].Move));
    }

    private List<Opinion> Opinions(SuiteEntry<TPosition>[] entries)
    {
        var tickets = Array.ConvertAll(entries, entry => _queue.Ask(entry.Line, entry.Moves));
        _queue.Flush();
        return [.. tickets.Select(Read)];

        Opinion Read(EvaluationTicket ticket)
        {
            var answer = _queue.Answer(ticket);
            var policy = new float[answer.Logits.Length];
            Softmax.Write(answer.Logits, policy);
            var result = answer.WinDrawLoss;
            return new Opinion(policy, answer.Value, result[0] > result[1] && result[0] >= result[2] ? 1 : result[2] > result[1] ? -1 : 0);
        }
    }

    private Choice[]? Search(SuiteEntry<TPosition>[] entries)
    {
        if (_player is null) return null;
        var choices = new Choice[entries.Length];
        var rngs = Array.ConvertAll(entries, entry => new Rng((ulong)entry.Number));
        _player.ChooseMoves(Array.ConvertAll(entries, entry => entry.Line), choices, rngs);
        return choices;
    }

    private SuiteAnswer Answer(SuiteEntry<TPosition> entry, Opinion opinion, Move? searched)
    {
        // Of equally likely moves the first in the order of the legal moves.
        var likeliest = Enumerable.Range(0, entry.Moves.Length).OrderByDescending(place => opinion.Policy[place]).Take(Places).ToList();
        var place = searched is { } move ? Array.IndexOf(entry.Moves, move) : -1;
        var solves = new bool[entry.Moves.Length];
        var passedOver = _judge.Judge(entry, place >= 0 ? [.. likeliest.Append(place).Distinct()] : likeliest, solves);
        var first = passedOver is null ? likeliest.FindIndex(one => solves[one]) : -1;
        return new SuiteAnswer(
            entry.Number,
            entry.Test.Id ?? _game.Notation.FormatPosition(entry.Test.Position),
            Asked(entry),
            Word(entry, likeliest[0]),
            opinion.Policy[likeliest[0]],
            first < 0 ? null : first + 1,
            place < 0 ? null : Word(entry, place),
            place < 0 || passedOver is not null ? null : solves[place],
            opinion.Value,
            entry.Test.Score is { } score ? opinion.Result == Math.Sign(score) : null,
            passedOver);
    }

    private string Asked(SuiteEntry<TPosition> entry)
    {
        var test = entry.Test;
        string?[] parts =
        [
            test.Best.Count > 0 ? string.Join(" or ", test.Best.Select(move => _game.Notation.FormatMove(test.Position, move))) : null,
            test.Avoid.Count > 0 ? "not " + string.Join(", ", test.Avoid.Select(move => _game.Notation.FormatMove(test.Position, move))) : null,
            test.MateIn is { } moves ? $"mate in {moves}" : null,
            test.Score is { } score ? $"score {score}" : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    private string Word(SuiteEntry<TPosition> entry, int place) => _game.Notation.FormatMove(entry.Test.Position, entry.Moves[place]);

    /// <param name="Result">The likeliest one for the side to move: 1, 0 or -1.</param>
    private sealed record Opinion(float[] Policy, float Value, int Result);
}

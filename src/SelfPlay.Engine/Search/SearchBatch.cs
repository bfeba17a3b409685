using SelfPlay.Engine.Evaluation;
using SelfPlay.Games.Core;
using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>Many searches side by side, so that one network batch serves a step of all of them.</summary>
public sealed class SearchBatch<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly EvaluationQueue<TPosition> _queue;
    private readonly SearchSlot<TPosition>[] _slots;
    private readonly int[] _lines; // which line a slot searches

    /// <param name="config">How to search.</param>
    /// <param name="queue">Answers; its capacity is the number of searches that run at once.</param>
    public SearchBatch(SearchConfig config, EvaluationQueue<TPosition> queue)
    {
        _queue = queue;
        _slots = new SearchSlot<TPosition>[queue.Capacity];
        for (var i = 0; i < _slots.Length; i++) _slots[i] = SearchSlot<TPosition>.Create(config);
        _lines = new int[_slots.Length];
    }

    /// <summary>
    /// Searches the last position of every line; none may be the end of a game. <paramref name="finished"/> gets the number of
    /// the line and a result that is good during the call; the order of the calls is that in which searches end.
    /// </summary>
    /// <param name="rngs">One per line: its search takes one number from it.</param>
    public void Run(
        IReadOnlyList<Line<TPosition>> lines,
        SearchMode mode,
        int simulations,
        Span<Rng> rngs,
        Action<int, SearchResult> finished)
    {
        var (active, next) = (0, 0);
        while (active > 0 || next < lines.Count)
        {
            for (; active < _slots.Length && next < lines.Count; active++, next++)
            {
                _lines[active] = next;
                _slots[active].Begin(lines[next], mode, simulations, ref rngs[next]);
            }

            active = Step(active, finished);
            _queue.Flush();
        }
    }

    /// <summary>Advances the first <paramref name="active"/> slots; moves those still searching to the front and returns how many
    /// they are.</summary>
    private int Step(int active, Action<int, SearchResult> finished)
    {
        var waiting = 0;
        for (var i = 0; i < active; i++)
        {
            if (_slots[i].Advance(_queue)) finished(_lines[i], _slots[i].Result);
            else
            {
                (_slots[waiting], _slots[i]) = (_slots[i], _slots[waiting]);
                (_lines[waiting], _lines[i]) = (_lines[i], _lines[waiting]);
                waiting++;
            }
        }

        return waiting;
    }
}

using System.Collections;
using System.Runtime.CompilerServices;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// The samples of the newest games, oldest first; whole games leave at the old end. In memory is one entry per game: a sample is read from disk
/// whenever it is asked for.
/// </summary>
internal sealed class SampleWindow(SampleReader reader) : IReadOnlyList<Sample>
{
    private readonly List<StoredGame> _games = [];

    /// <summary>Samples that have left.</summary>
    private long _gone;

    public int Count => (int)(Total - _gone);

    /// <summary>Samples that ever entered.</summary>
    public long Total { get; private set; }

    /// <summary>The shard of the oldest game; null if there is none.</summary>
    public int? OldestShard => _games.Count == 0 ? null : _games[0].Shard;

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => (long)_games.Capacity * Unsafe.SizeOf<StoredGame>();

    public Sample this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var game = GameOf(_gone + index);
            return reader.Read(game, (int)(_gone + index - game.Start));
        }
    }

    public void Add(StoredGame game)
    {
        if (game.Samples == 0) return;
        _games.Add(game with { Start = Total });
        Total += game.Samples;
    }

    /// <summary>Keeps the newest games that fit in <paramref name="size"/> samples; returns how many samples left.</summary>
    public int ShrinkTo(int size)
    {
        var (before, games) = (_gone, 0);
        for (; Count > size; games++) _gone += _games[games].Samples;
        _games.RemoveRange(0, games);
        return (int)(_gone - before);
    }

    public IEnumerator<Sample> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The last game that starts at or before <paramref name="sample"/>, by halving.</summary>
    private StoredGame GameOf(long sample)
    {
        int low = 0, high = _games.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_games[middle].Start > sample) high = middle - 1;
            else low = middle;
        }

        return _games[low];
    }
}

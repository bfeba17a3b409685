using System.Collections;
using System.Runtime.CompilerServices;

namespace SelfPlay.Engine.Replay;

/// <summary>
/// The samples of the newest games, oldest first; whole games leave at the old end. Memory holds where they lie: a sample is read from disk whenever
/// it is asked for.
/// </summary>
internal sealed class SampleWindow(SampleReader reader) : IReadOnlyList<Sample>
{
    private readonly List<StoredBlock> _blocks = [];
    private readonly Queue<int> _gameSizes = new();

    /// <summary>Samples that have left.</summary>
    private long _gone;

    public int Count => (int)(Total - _gone);

    /// <summary>Samples that ever entered.</summary>
    public long Total { get; private set; }

    /// <summary>The shard of the oldest sample; null if there is none.</summary>
    public int? OldestShard => _blocks.Count == 0 ? null : _blocks[0].Shard;

    /// <summary>Bytes held in memory.</summary>
    public long Bytes => ((long)_blocks.Capacity * Unsafe.SizeOf<StoredBlock>()) + ((long)_gameSizes.Capacity * sizeof(int));

    public Sample this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var block = BlockOf(_gone + index);
            return reader.Read(block, (int)(_gone + index - block.Start));
        }
    }

    /// <summary>Takes in one game.</summary>
    public void Add(ReadOnlySpan<StoredBlock> blocks)
    {
        var before = Total;
        foreach (var block in blocks)
        {
            _blocks.Add(block with { Start = Total });
            Total += block.Samples;
        }

        _gameSizes.Enqueue((int)(Total - before));
    }

    /// <summary>Keeps the newest games that fit in <paramref name="size"/> samples; returns how many samples left.</summary>
    public int ShrinkTo(int size)
    {
        var gone = 0;
        while (Count - gone > size) gone += _gameSizes.Dequeue();
        _gone += gone;
        var blocks = _blocks.FindIndex(block => block.Start >= _gone);
        _blocks.RemoveRange(0, blocks < 0 ? _blocks.Count : blocks);
        return gone;
    }

    public IEnumerator<Sample> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The last block that starts at or before <paramref name="sample"/>, by halving.</summary>
    private StoredBlock BlockOf(long sample)
    {
        int low = 0, high = _blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_blocks[middle].Start > sample) high = middle - 1;
            else low = middle;
        }

        return _blocks[low];
    }
}

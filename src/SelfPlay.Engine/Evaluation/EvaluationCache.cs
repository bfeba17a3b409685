using System.Numerics;

namespace SelfPlay.Engine.Evaluation;

/// <summary>
/// The last answers of the network, by what it saw. Holds a fixed number of entries and of logits, allocated once; the oldest go
/// first.
/// <code>
/// entries  [ key, block, moves, w d l ]  a ring: the oldest is overwritten
/// logits   [ ... block of entry 7 | block of entry 8 | free .. | block of entry 2 ... ]  a ring too, a block never wraps
/// heads    hash of key -> newest entry of the chain -> Next -> ...
/// </code>
/// </summary>
public sealed class EvaluationCache
{
    public const int None = -1;

    /// <summary>Logits kept per entry, on average: more than a middle game of chess needs. Games with more moves hold fewer
    /// entries.</summary>
    private const int MeanMoves = 48;

    private readonly Entry[] _entries;
    private readonly float[] _winDrawLoss;
    private readonly float[] _logits;
    private readonly int[] _heads;
    private int _count;
    private int _next;
    private long _written;

    /// <param name="capacity">Most positions held; 0 keeps none.</param>
    /// <param name="maxMoves">Most legal moves of a position.</param>
    public EvaluationCache(int capacity, int maxMoves)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _entries = new Entry[capacity];
        _winDrawLoss = new float[3 * capacity];
        _logits = new float[LogitsFor(capacity, maxMoves)];
        _heads = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, capacity))];
        Clear();
    }

    public int Count => _count;

    /// <summary>Forgets everything: for new weights.</summary>
    public void Clear()
    {
        Array.Fill(_heads, None);
        (_count, _next, _written) = (0, 0, 0);
    }

    /// <summary>The entry of <paramref name="key"/>, or <see cref="None"/>.</summary>
    public int Find(ulong key, int moves)
    {
        var entry = _heads[Bucket(key)];
        while (entry != None && (_entries[entry].Key != key || _entries[entry].Moves != moves)) entry = _entries[entry].Older;
        return entry;
    }

    public Answer Read(int entry) => new(
        _logits.AsSpan(Place(_entries[entry].Block), _entries[entry].Moves),
        _winDrawLoss.AsSpan(3 * entry, 3));

    /// <summary>Keeps an answer that <see cref="Find"/> did not find.</summary>
    public void Add(ulong key, in Answer answer)
    {
        if (_entries.Length == 0) return;
        var block = NextBlock(answer.Logits.Length);
        MakeRoom(block + answer.Logits.Length);
        ref var head = ref _heads[Bucket(key)];
        _entries[_next] = new Entry { Key = key, Block = block, Moves = answer.Logits.Length, Older = head };
        answer.Logits.CopyTo(_logits.AsSpan(Place(block)));
        answer.WinDrawLoss.CopyTo(_winDrawLoss.AsSpan(3 * _next));
        head = _next;
        _next = _next + 1 == _entries.Length ? 0 : _next + 1;
        _count++;
        _written = block + answer.Logits.Length;
    }

    /// <summary>Length of the ring of logits; a cache of many millions is held to the longest array there is.</summary>
    internal static int LogitsFor(int capacity, int maxMoves) =>
        capacity == 0 ? 0 : (int)Math.Clamp((long)capacity * Math.Min(maxMoves, MeanMoves), maxMoves, Array.MaxLength);

    /// <summary>Where the next block goes. Places count on for ever; modulo the length of the ring they are indices.</summary>
    private long NextBlock(int moves)
    {
        var left = _logits.Length - Place(_written);
        return moves <= left ? _written : _written + left;
    }

    private void MakeRoom(long end)
    {
        while (_count == _entries.Length || (_count > 0 && _entries[Oldest].Block < end - _logits.Length)) RemoveOldest();
    }

    private int Oldest => _next >= _count ? _next - _count : _next - _count + _entries.Length;

    private void RemoveOldest()
    {
        var oldest = Oldest;
        ref var link = ref _heads[Bucket(_entries[oldest].Key)];
        while (link != oldest) link = ref _entries[link].Older;
        link = None; // chains run from new to old: nothing is behind the oldest
        _count--;
    }

    private int Place(long block) => (int)(block % _logits.Length);

    private int Bucket(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15ul) >> 32) & (_heads.Length - 1);

    private struct Entry
    {
        public ulong Key;
        public long Block;
        public int Moves;
        public int Older;
    }
}

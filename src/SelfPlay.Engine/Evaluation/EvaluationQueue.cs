using System.Diagnostics;
using System.Numerics;
using SelfPlay.Games.Core;
using SelfPlay.Games.Encoding;

namespace SelfPlay.Engine.Evaluation;

/// <summary>
/// Joins the leaves of many games into one batch: the only place that knows of batching. Searches ask, <see cref="Flush"/> sends
/// all to the network at once, searches read their answers and ask again. Positions that the cache or the batch holds already
/// cost nothing. One thread uses it; others may read <see cref="Counters"/>.
/// </summary>
public sealed class EvaluationQueue<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly IEncoder<TPosition> _encoder;
    private readonly EvaluationBatch _batch;
    private readonly EvaluationCache _cache;
    private readonly ulong[] _keys;
    private readonly int[] _rows; // open addressing: row + 1 by key, 0 is free
    private IEvaluator _evaluator;
    private long _asked;
    private long _hits;
    private long _networkTicks;

    /// <param name="encoder">The game's encoder.</param>
    /// <param name="evaluator">What answers.</param>
    /// <param name="capacity">Most positions asked between two flushes.</param>
    /// <param name="cachePositions">Positions that the cache holds; 0 turns it off.</param>
    public EvaluationQueue(IEncoder<TPosition> encoder, IEvaluator evaluator, int capacity, int cachePositions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (_encoder, _evaluator) = (encoder, evaluator);
        _batch = new EvaluationBatch(capacity, encoder.Planes.Size, TPosition.MaxMoves);
        _cache = new EvaluationCache(cachePositions, TPosition.MaxMoves);
        _keys = new ulong[capacity];
        _rows = new int[2 * BitOperations.RoundUpToPowerOf2((uint)capacity)];
    }

    public int Capacity => _batch.Capacity;

    public EvaluationCounters Counters =>
        new(Volatile.Read(ref _asked), Volatile.Read(ref _hits), Volatile.Read(ref _networkTicks));

    /// <summary>Goes over to other weights. Nothing may be waiting.</summary>
    public void Use(IEvaluator evaluator)
    {
        Discard();
        _evaluator = evaluator;
        _cache.Clear();
    }

    /// <summary>Forgets what is waiting.</summary>
    public void Discard()
    {
        _batch.Count = 0;
        Array.Clear(_rows);
    }

    /// <summary>Asks for the last position of <paramref name="line"/>, which must not be the end of the game.</summary>
    public EvaluationTicket Ask(Line<TPosition> line, ReadOnlySpan<Move> legalMoves)
    {
        _asked++;
        var key = _encoder.Key(line.Positions, legalMoves);
        var entry = _cache.Find(key, legalMoves.Length);
        if (entry != EvaluationCache.None)
        {
            _hits++;
            return new EvaluationTicket(true, entry, 0, legalMoves.Length);
        }

        ref var slot = ref Slot(key, legalMoves.Length);
        if (slot == 0) slot = 1 + AddRow(key, line, legalMoves);
        else _hits++;
        return new EvaluationTicket(false, slot - 1, _batch.Starts[slot - 1], legalMoves.Length);
    }

    /// <summary>Has everything asked answered.</summary>
    public void Flush()
    {
        if (_batch.Count == 0) return;
        var before = Stopwatch.GetTimestamp();
        _evaluator.Evaluate(_batch);
        _networkTicks += Stopwatch.GetTimestamp() - before;
        for (var row = 0; row < _batch.Count; row++) _cache.Add(_keys[row], Row(row, _batch.Starts[row], RowMoves(row)));
        Discard();
    }

    /// <summary>The answer to a ticket that is ready, or whose batch was flushed last.</summary>
    public Answer Answer(EvaluationTicket ticket) =>
        ticket.IsReady ? _cache.Read(ticket.Place) : Row(ticket.Place, ticket.Start, ticket.Moves);

    private int AddRow(ulong key, Line<TPosition> line, ReadOnlySpan<Move> legalMoves)
    {
        var row = _batch.Count++;
        var start = _batch.Starts[row];
        _keys[row] = key;
        _batch.Starts[row + 1] = start + legalMoves.Length;
        _encoder.Encode(line.Positions, legalMoves, _batch.Planes.AsSpan(row * _batch.PlaneSize, _batch.PlaneSize));
        _encoder.PolicyIndices(line.Position, legalMoves, _batch.Indices.AsSpan(start, legalMoves.Length));
        return row;
    }

    /// <summary>The place of a key in the table of waiting rows: its own or the free one where it would go.</summary>
    private ref int Slot(ulong key, int moves)
    {
        var mask = _rows.Length - 1;
        var i = (int)((key * 0x9E37_79B9_7F4A_7C15ul) >> 32) & mask;
        while (_rows[i] != 0 && (_keys[_rows[i] - 1] != key || RowMoves(_rows[i] - 1) != moves)) i = (i + 1) & mask;
        return ref _rows[i];
    }

    private int RowMoves(int row) => _batch.Starts[row + 1] - _batch.Starts[row];

    private Answer Row(int row, int start, int moves) =>
        new(_batch.Logits.AsSpan(start, moves), _batch.WinDrawLoss.AsSpan(3 * row, 3));
}

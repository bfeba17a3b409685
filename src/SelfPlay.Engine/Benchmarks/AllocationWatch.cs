using SelfPlay.Engine.Analysis;

namespace SelfPlay.Engine.Benchmarks;

/// <summary>What an analysis allocates on its thread from its first batch to its last: all but the report in the end.</summary>
internal sealed class AllocationWatch
{
    private long _first;
    private long _last;
    private bool _isNew;
    private long _bytesBefore;
    private long _nodesBefore;
    private long _nodes;

    public double BytesPerNode => (double)(_bytesBefore + _last - _first) / Math.Max(1, _nodesBefore + _nodes);

    /// <summary>The next call of <see cref="Look"/> is the first of another analysis.</summary>
    public void Begin()
    {
        (_bytesBefore, _nodesBefore) = (_bytesBefore + _last - _first, _nodesBefore + _nodes);
        (_first, _last, _nodes, _isNew) = (0, 0, 0, true);
    }

    /// <summary>For the callback of an analysis: goes on always.</summary>
    public bool Look(AnalysisProgress progress)
    {
        _last = GC.GetAllocatedBytesForCurrentThread();
        _nodes = progress.Nodes;
        if (_isNew) (_first, _isNew) = (_last, false);
        return true;
    }
}

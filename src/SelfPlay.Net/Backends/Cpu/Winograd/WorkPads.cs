namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>
/// Memory that each thread borrows while it works on a job; as many pieces come into being as ever work at once. A thread gets the piece back that it had before, which its
/// own caches still hold: fetching another core's changed lines takes longer than the work on them.
/// </summary>
internal sealed class WorkPads
{
    private readonly List<(CpuBuffer Pad, int Thread)> _free = [];

    public CpuBuffer Borrow(int length)
    {
        var thread = Environment.CurrentManagedThreadId;
        lock (_free)
        {
            var found = Find(length, thread);
            if (found >= 0)
            {
                var pad = _free[found].Pad;
                _free.RemoveAt(found);
                return pad;
            }

            if (_free.Count > 0) _free.RemoveAt(_free.Count - 1); // too small, and the new one takes its place
        }

        return new CpuBuffer(length);
    }

    public void Return(CpuBuffer pad)
    {
        lock (_free) _free.Add((pad, Environment.CurrentManagedThreadId));
    }

    /// <summary>The thread's own piece if it is long enough, else any that is; -1 if none is.</summary>
    private int Find(int length, int thread)
    {
        var found = -1;
        for (var i = 0; i < _free.Count; i++)
        {
            if (_free[i].Pad.Length >= length && (found < 0 || _free[i].Thread == thread)) found = i;
        }

        return found;
    }
}

namespace SelfPlay.Net.Backends.Cpu.Winograd;

/// <summary>Memory that each thread borrows while it works on a job; as many pieces come into being as ever work at once.</summary>
internal sealed class WorkPads
{
    private readonly Stack<CpuBuffer> _free = [];

    public CpuBuffer Borrow(int length)
    {
        lock (_free)
        {
            if (_free.TryPop(out var pad) && pad.Length >= length) return pad;
        }

        return new CpuBuffer(length);
    }

    public void Return(CpuBuffer pad)
    {
        lock (_free) _free.Push(pad);
    }
}

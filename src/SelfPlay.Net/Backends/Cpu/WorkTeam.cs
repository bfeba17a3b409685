using SelfPlay.Net.Backends.Cpu.Jobs;

namespace SelfPlay.Net.Backends.Cpu;

/// <summary>
/// Threads that wait for jobs of one owner and take the units of each in contiguous parts. Each begins with its own, the same part of the batch from layer to layer, whose
/// numbers its caches hold, and goes on with what others have left: a thread that the system holds up, for another program say, then keeps nobody waiting for half a job. A
/// team of one runs every job at once on the caller, without allocation.
/// </summary>
internal sealed class WorkTeam : IDisposable
{
    /// <summary>Multiply-adds of a register kernel that take as long as touching a float.</summary>
    public const int ProductsPerFloat = 16;

    /// <summary>Below so many floats touched, waking a thread costs more than it saves.</summary>
    private const long WorthWaking = 1 << 16;

    /// <summary>Parts per thread: few enough that taking one costs nothing beside it.</summary>
    private const int PartsPerThread = 4;

    /// <summary>A line of the cache, and the one beside it that is fetched with it.</summary>
    private const int LineOfInts = 32;

    private readonly Thread[] _helpers;
    private readonly SpinGate[] _start;
    private readonly SpinGate _done = new();

    /// <summary>How many of its own parts of each thread are taken, a line of the cache apart.</summary>
    private readonly int[] _taken;
    private IJob? _job;
    private int _running;

    public WorkTeam(int threads)
    {
        _helpers = new Thread[threads - 1];
        _start = new SpinGate[threads - 1];
        _taken = new int[threads * LineOfInts];
        for (var i = 0; i < _helpers.Length; i++)
        {
            var helper = i;
            _start[i] = new SpinGate();
            _helpers[i] = new Thread(() => Help(helper)) { IsBackground = true, Name = $"cpu backend {helper + 1}" };
            _helpers[i].Start();
        }
    }

    public int Threads => _helpers.Length + 1;

    /// <summary>Returns when the whole job is done. <paramref name="work"/>: about how many floats it touches; sixteen multiply-adds of a register kernel count as one.</summary>
    public void Run<TJob>(in TJob job, long work) where TJob : struct, IJob
    {
        if (Threads == 1 || work < WorthWaking)
        {
            job.Run(0, job.Units);
            return;
        }

        _job = job;
        for (var i = 0; i < Threads; i++) _taken[i * LineOfInts] = 0;
        _running = _helpers.Length;
        foreach (var start in _start) start.Set();
        RunParts(job, 0);
        _done.Wait();
    }

    public void Dispose()
    {
        _job = null;
        foreach (var start in _start) start.Set();
        foreach (var helper in _helpers) helper.Join();
        foreach (var start in _start) start.Dispose();
        _done.Dispose();
    }

    private void Help(int helper)
    {
        while (true)
        {
            _start[helper].Wait();
            if (_job is not { } job) return;
            RunParts(job, helper + 1);
            if (Interlocked.Decrement(ref _running) == 0) _done.Set();
        }
    }

    /// <summary>The thread's own parts first, then what others have left.</summary>
    private void RunParts<TJob>(in TJob job, int thread) where TJob : IJob
    {
        long units = job.Units, parts = PartsPerThread * Threads;
        for (var i = 0; i < Threads; i++)
        {
            var owner = (thread + i) % Threads;
            ref var taken = ref _taken[owner * LineOfInts];
            for (long own; (own = Interlocked.Increment(ref taken) - 1) < PartsPerThread;)
            {
                var part = (owner * PartsPerThread) + own;
                job.Run((int)(units * part / parts), (int)(units * (part + 1) / parts));
            }
        }
    }
}

using System.Diagnostics;

namespace SelfPlay.Net.Backends.Cpu;

/// <summary>
/// An event for one waiter, which it takes back as it passes. It waits awake for as long as the gaps between two layers are, and only then has itself woken by the
/// system: that takes longer than a small layer.
/// </summary>
internal sealed class SpinGate : IDisposable
{
    private const int Closed = 0;
    private const int Open = 1;
    private const int Asleep = 2;

    /// <summary>Where only one thread can run, the one that is waited for could not.</summary>
    private static readonly long AwakeTicks = Environment.ProcessorCount == 1 ? 0 : Stopwatch.Frequency / 20_000;

    private readonly SemaphoreSlim _bell = new(0);
    private int _state = Closed;

    public void Set()
    {
        if (Interlocked.Exchange(ref _state, Open) == Asleep) _bell.Release();
    }

    public void Wait()
    {
        var until = Stopwatch.GetTimestamp() + AwakeTicks;
        while (Volatile.Read(ref _state) != Open && Stopwatch.GetTimestamp() < until) Thread.SpinWait(8);
        if (Interlocked.CompareExchange(ref _state, Asleep, Closed) == Closed) _bell.Wait();
        Volatile.Write(ref _state, Closed);
    }

    public void Dispose() => _bell.Dispose();
}

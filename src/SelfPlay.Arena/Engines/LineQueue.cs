using System.Diagnostics.CodeAnalysis;

namespace SelfPlay.Arena.Engines;

/// <summary>
/// Lines on their way from the thread that reads a program's output to the one that waits for an answer. Holds the newest ones only, so that a
/// program that floods us costs a bounded amount of memory and is never blocked: what it says last is what counts.
/// </summary>
internal sealed class LineQueue(int capacity) : IDisposable
{
    private readonly Queue<EngineLine> _lines = new();
    private readonly SemaphoreSlim _available = new(0);
    private bool _ended;

    public void Add(EngineLine line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > capacity) _lines.Dequeue();
            else _available.Release();
        }
    }

    /// <summary>No line will follow.</summary>
    public void End()
    {
        lock (_lines)
        {
            _ended = true;
            _available.Release();
        }
    }

    /// <summary>Waits for a line. False when the time is over or the end is reached, which <paramref name="ended"/> tells apart.</summary>
    public bool TryTake(TimeSpan timeout, CancellationToken cancel, [NotNullWhen(true)] out EngineLine? line, out bool ended)
    {
        (line, ended) = (null, false);
        if (!_available.Wait(timeout, cancel)) return false;
        lock (_lines)
        {
            if (_lines.TryDequeue(out var first)) line = first;
            else _available.Release(); // the end stays the end for whoever asks again
            ended = line is null && _ended;
            return line is not null;
        }
    }

    /// <summary>Forgets what has not been taken.</summary>
    public void Clear()
    {
        lock (_lines)
        {
            while (_lines.TryDequeue(out _)) _available.Wait();
        }
    }

    public void Dispose() => _available.Dispose();
}

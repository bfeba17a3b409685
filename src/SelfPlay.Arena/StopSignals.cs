using System.Runtime.InteropServices;

namespace SelfPlay.Arena;

/// <summary>
/// Ctrl-C, and the polite signals of a system that shuts down, ask for an orderly stop; a second one, but for the echo of the first, ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>Programs that start others send a signal to the process and to its group: it arrives twice, meant once.</summary>
    public static readonly TimeSpan Echo = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private long? _first;

    public StopSignals(TimeProvider time)
    {
        _time = time;
        _registrations = [.. Watched().Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    internal void Stop(PosixSignalContext signal)
    {
        bool isFirst;
        lock (_lock)
        {
            isFirst = _first is null;
            _first ??= _time.GetTimestamp();
            signal.Cancel = _time.GetElapsedTime(_first.Value) < Echo; // not cancelled: the usual thing happens, the process ends
        }

        if (isFirst) _source.Cancel();
    }

    private static PosixSignal[] Watched() => [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
}

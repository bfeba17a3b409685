using System.Runtime.InteropServices;

namespace SelfPlay.Arena;

/// <summary>Ctrl-C, and the polite signals of a system that shuts down, ask for an orderly stop; the second one ends the process at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignals() =>
        _registrations = [.. Watched().Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private static PosixSignal[] Watched() => [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private void Stop(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested) return; // not cancelled: the usual thing happens, the process ends
        signal.Cancel = true;
        _source.Cancel();
    }
}

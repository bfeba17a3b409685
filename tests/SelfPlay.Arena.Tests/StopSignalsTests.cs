using System.Runtime.InteropServices;
using SelfPlay.TestData;

namespace SelfPlay.Arena.Tests;

public sealed class StopSignalsTests
{
    [Test]
    public void The_first_signal_asks_for_an_orderly_stop()
    {
        using var signals = new StopSignals(new ManualTime());
        Assert.That(signals.Token.IsCancellationRequested, Is.False);
        Assert.That(Ends(signals), Is.False);
        Assert.That(signals.Token.IsCancellationRequested);
    }

    [Test]
    public void Its_echo_changes_nothing_and_a_second_one_ends_the_process()
    {
        var time = new ManualTime();
        using var signals = new StopSignals(time);
        Ends(signals);
        time.Advance(StopSignals.Echo / 2);
        Assert.That(Ends(signals), Is.False, "the echo");
        time.Advance(StopSignals.Echo);
        Assert.That(Ends(signals), "a second one");
    }

    /// <summary>Whether the usual thing happens, which is the end of the process.</summary>
    private static bool Ends(StopSignals signals)
    {
        var signal = new PosixSignalContext(PosixSignal.SIGINT);
        signals.Stop(signal);
        return !signal.Cancel;
    }
}

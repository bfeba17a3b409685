using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Serving;
using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A server on a thread of its own, spoken to as a GUI does.</summary>
internal abstract class EngineSession<TPosition> : IDisposable
    where TPosition : unmanaged, IPosition<TPosition>
{
    private readonly LineQueue _input = new();
    private readonly LineLog _output = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Task _server;

    /// <param name="create">Makes the server, which writes where it is told.</param>
    protected EngineSession(Func<ProtocolWriter, EngineServer<TPosition>> create) => _server = Task.Run(() =>
    {
        using var server = create(new ProtocolWriter(_output));
        server.Run(_input, _cancel.Token);
    });

    public string[] Lines => _output.All;

    public IEnumerable<string> Errors => Lines.Where(line => line.StartsWith("info string error", StringComparison.Ordinal));

    public void Send(params IEnumerable<string> lines)
    {
        foreach (var line in lines) _input.Add(line);
    }

    public string WaitFor(string start) => _output.WaitFor(start);

    /// <summary>Sends the lines and waits for the move.</summary>
    public string Ask(params IEnumerable<string> lines)
    {
        Send(lines);
        return WaitFor("bestmove").Split(' ')[1];
    }

    /// <summary>Returns when everything before has been answered.</summary>
    public void Sync()
    {
        Send("isready");
        WaitFor("readyok");
    }

    public void EndInput() => _input.End();

    public void Cancel() => _cancel.Cancel();

    /// <summary>Waits for the server's end; throws what it threw.</summary>
    public void Join() => Assert.That(_server.Wait(TimeSpan.FromSeconds(60)), Is.True, "the server does not end");

    public void Dispose()
    {
        Send("quit");
        Task.WhenAny(_server).Wait(TimeSpan.FromSeconds(60));
        _cancel.Dispose();
        _input.Dispose();
        _output.Dispose();
    }
}

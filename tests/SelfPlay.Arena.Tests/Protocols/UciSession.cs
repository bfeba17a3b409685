using SelfPlay.Arena.Protocols;
using SelfPlay.Arena.Protocols.Thinking;
using SelfPlay.Arena.Protocols.Uci;
using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A UCI server on a thread of its own, spoken to as a GUI does.</summary>
internal sealed class UciSession : IDisposable
{
    private readonly LineQueue _input = new();
    private readonly LineLog _output = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Task _server;

    public UciSession(IEvaluator? evaluator = null) : this(new FakeNetworks(evaluator ?? new UniformEvaluator()))
    {
    }

    public UciSession(INetworkSource networks) => _server = Task.Run(() =>
    {
        var options = new UciOptions();
        options.Table.Set("Hash", "16");
        using var server = new UciServer(networks, options, new ProtocolWriter(_output), TimeProvider.System);
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

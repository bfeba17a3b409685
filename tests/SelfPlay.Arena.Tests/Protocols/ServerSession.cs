namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A server on a thread of its own, spoken to line by line as a GUI does.</summary>
internal abstract class ServerSession : IDisposable
{
    private readonly LineQueue _input = new();
    private readonly LineLog _output = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Task _server;

    /// <param name="serve">Serves what it reads from the input, writes to the output, and returns at the end of the input or of the server.</param>
    protected ServerSession(Action<TextReader, TextWriter, CancellationToken> serve) => _server = Task.Run(() => serve(_input, _output, _cancel.Token));

    public string[] Lines => _output.All;

    public void Send(params IEnumerable<string> lines)
    {
        foreach (var line in lines) _input.Add(line);
    }

    public string WaitFor(string start) => _output.WaitFor(start);

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

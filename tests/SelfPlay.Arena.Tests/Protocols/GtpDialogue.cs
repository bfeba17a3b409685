using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>A GTP server on a thread of its own, spoken to line by line as a GUI does.</summary>
internal sealed class GtpDialogue : IDisposable
{
    private readonly LineQueue _input = new();
    private readonly LineLog _output = new(), _people = new();
    private readonly CancellationTokenSource _cancel = new();
    private readonly Task _server;

    public GtpDialogue(IEvaluator? evaluator = null) => _server = Task.Run(() =>
    {
        using var server = new GtpTalk { Evaluator = evaluator ?? new UniformEvaluator() }.Serve(_output, _people, _cancel.Token);
        server.Run(_input);
    });

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
        _people.Dispose();
    }
}

using System.Collections.Concurrent;

namespace SelfPlay.Arena.Protocols;

/// <summary>Reads lines on a thread of its own, because reading blocks and cannot be interrupted: at the end of the program the thread is left behind.</summary>
internal sealed class InputPump
{
    private readonly BlockingCollection<string> _lines = [];
    private readonly TextReader _input;

    public InputPump(TextReader input)
    {
        _input = input;
        new Thread(Pump) { IsBackground = true, Name = "input" }.Start();
    }

    /// <summary>Every line until the end of the input.</summary>
    /// <exception cref="OperationCanceledException"/>
    public IEnumerable<string> Lines(CancellationToken cancel) => _lines.GetConsumingEnumerable(cancel);

    /// <summary>What has come in and has not been handed out yet.</summary>
    public IEnumerable<string> Waiting => _lines;

    private void Pump()
    {
        try
        {
            while (_input.ReadLine() is { } line) _lines.Add(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // As good as the end.
        }

        _lines.CompleteAdding();
    }
}

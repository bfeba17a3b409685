using System.Text;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>What a server wrote, line by line, and a way to wait for what it has not written yet.</summary>
internal sealed class LineLog : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> _lines = [];
    private int _read;

    public override Encoding Encoding => Encoding.UTF8;

    public string[] All
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public override void WriteLine(string? value)
    {
        lock (_lines)
        {
            _lines.Add(value ?? "");
            Monitor.PulseAll(_lines);
        }
    }

    /// <summary>The next line that begins so, and has not been waited for yet; those before it are passed over.</summary>
    public string WaitFor(string start)
    {
        var end = DateTime.UtcNow + Patience;
        lock (_lines)
        {
            while (true)
            {
                while (_read < _lines.Count)
                {
                    if (_lines[_read++].StartsWith(start, StringComparison.Ordinal)) return _lines[_read - 1];
                }

                if (!Monitor.Wait(_lines, Max(end - DateTime.UtcNow))) throw new TimeoutException($"no line begins with '{start}':\n{string.Join('\n', _lines)}");
            }
        }
    }

    private static TimeSpan Max(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}

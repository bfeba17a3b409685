using System.Collections.Concurrent;

namespace SelfPlay.Arena.Tests.Protocols;

/// <summary>An input that a test types into, line by line, while a server reads.</summary>
internal sealed class LineQueue : TextReader
{
    private readonly BlockingCollection<string> _lines = [];

    /// <summary>Lines after the end are lost.</summary>
    public void Add(string line)
    {
        if (!_lines.IsAddingCompleted) _lines.Add(line);
    }

    public void End() => _lines.CompleteAdding();

    public override string? ReadLine() => _lines.TryTake(out var line, Timeout.Infinite) ? line : null;
}

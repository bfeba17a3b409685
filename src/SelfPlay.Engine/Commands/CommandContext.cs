using SelfPlay.Net.Backends;

namespace SelfPlay.Engine.Commands;

/// <summary>What a command has of the world around it, handed in so that tests can hand in another.</summary>
public sealed record CommandContext
{
    public required TextWriter Output { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>What a person or another program types. Reading blocks and cannot be interrupted: read on a thread that may be left behind.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The same as bytes, for a command that is fed files; only one of the two is used.</summary>
    public Stream InputBytes { get; init; } = Stream.Null;

    /// <summary>True when a person watches: a live view may redraw the screen.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Makes the backends on which networks are trained and measured.</summary>
    public BackendFactory Backends { get; init; } = BackendCatalog.Create;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Asks the command to stop in order: Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }
}

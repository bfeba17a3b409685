namespace SelfPlay.Arena.Engines;

/// <summary>How to start another program that plays, and how long to be patient with it.</summary>
public sealed record EngineCommand
{
    /// <summary>A path, or a name to be found on the PATH.</summary>
    public required string Path { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Null for our own.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Options of the program with the values to set, in this order; a button has an empty value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>For the first answer, by which the program shows that it speaks the protocol.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For getting ready: some programs load large files then. Also for all else that needs no thought.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For answering "stop"; a program that takes longer counts as hung.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For leaving after "quit"; a program that takes longer is killed.</summary>
    public TimeSpan QuitTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What to call the program as long as it has not said its name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}

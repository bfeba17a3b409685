namespace SelfPlay.Engine.Data;

/// <summary>One file that was imported, or of which a part was.</summary>
public sealed record DataSource
{
    /// <summary>As it was given; "-" for what came over a pipe.</summary>
    public required string Path { get; init; }

    /// <summary>Hash of the beginning and, where it is known, the length: tells the same file again from another of the same name.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What was asked for, in the words of the command's options: the same command goes on where this one stopped.</summary>
    public required string Settings { get; init; }

    /// <summary>All of it has been read.</summary>
    public bool Done { get; init; }

    /// <summary>Where reading goes on.</summary>
    public SourcePosition Position { get; init; } = new();

    public ImportCounts Counts { get; init; } = new();
}

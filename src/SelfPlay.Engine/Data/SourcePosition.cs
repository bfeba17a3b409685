namespace SelfPlay.Engine.Data;

/// <summary>A place in the text of a source, between two games.</summary>
public sealed record SourcePosition
{
    /// <summary>UTF-16 characters before the text that is to be read next.</summary>
    public long Characters { get; init; }

    /// <summary>Number of the line there, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Games of that text that have been read already.</summary>
    public long Games { get; init; }
}

using System.Text.Json.Serialization;

namespace SelfPlay.Engine.Data;

/// <summary>What became of the games of a source.</summary>
public sealed record ImportCounts
{
    /// <summary>Valid games, kept or not.</summary>
    public long Read { get; init; }

    /// <summary>Broken and illegal games: each stands in the report with its reason.</summary>
    public long Skipped { get; init; }

    /// <summary>There was no game, not even a broken one.</summary>
    [JsonIgnore]
    public bool IsEmpty => Read + Skipped == 0;

    /// <summary>In the data set.</summary>
    public long Kept { get; init; }

    /// <summary>Games that were there already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Valid games that a filter left out or that have nothing to learn from, by the reason in words.</summary>
    public IReadOnlyDictionary<string, long> LeftOut { get; init; } = new Dictionary<string, long>();
}

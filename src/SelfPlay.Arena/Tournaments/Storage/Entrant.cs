namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>A player as a tournament keeps it, so that it can be found again and a change is noticed.</summary>
public sealed record Entrant
{
    /// <summary>Unique in the tournament.</summary>
    public required string Name { get; init; }

    /// <summary>As a <see cref="Specs.PlayerSpec"/> reads it, a checkpoint by its full path.</summary>
    public required string Spec { get; init; }

    /// <summary>In words.</summary>
    public required string Budget { get; init; }

    /// <summary>SHA-256 of a checkpoint; null for others.</summary>
    public string? Hash { get; init; }

    public int? Generation { get; init; }

    public long? Step { get; init; }

    public double? PinnedElo { get; init; }

    public TournamentPlayer Player => new(Name, Spec, Generation, Step, PinnedElo);
}

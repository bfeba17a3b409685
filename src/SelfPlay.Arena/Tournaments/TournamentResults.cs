using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments;

/// <summary>A tournament as it stands: what results.json holds and what reports are made of.</summary>
public sealed record TournamentResults
{
    public required string Game { get; init; }

    public required string Title { get; init; }

    /// <summary>round-robin, gauntlet or ladder.</summary>
    public required string Format { get; init; }

    public required long Seed { get; init; }

    /// <summary>Time or simulation budget in words.</summary>
    public required string Budget { get; init; }

    public required IReadOnlyList<TournamentPlayer> Players { get; init; }

    /// <summary>One per player, in the order of <see cref="Players"/>; null as long as there is nothing to fit.</summary>
    public EloFit? Ratings { get; init; }

    /// <summary>Every pairing that has finished pairs.</summary>
    public required IReadOnlyList<PairingScore> Pairings { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<TournamentGame> Games { get; init; }

    /// <summary>Games that the whole tournament will have.</summary>
    public required int GamesPlanned { get; init; }

    public SprtState? Sprt { get; init; }
}

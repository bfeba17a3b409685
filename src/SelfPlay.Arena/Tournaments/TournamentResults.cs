using SelfPlay.Engine.Rating;
using SelfPlay.Games.Core;

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

/// <summary>Somebody who takes part.</summary>
/// <param name="Name">Unique in the tournament.</param>
/// <param name="Spec">How the player was named on the command line.</param>
/// <param name="Generation">Of a checkpoint; null for others.</param>
/// <param name="Step">Training step of a checkpoint; null for others.</param>
/// <param name="PinnedElo">The Elo that an anchor is held at; null for players whose Elo is measured.</param>
public sealed record TournamentPlayer(string Name, string Spec, int? Generation, long? Step, double? PinnedElo);

/// <summary>All finished pairs of games of two players, for the one named first.</summary>
/// <param name="First">Number in <see cref="TournamentResults.Players"/>.</param>
/// <param name="Second">Number of the other.</param>
/// <param name="Pairs">Colour-swapped pairs by their score for the first.</param>
/// <param name="Wins">Single games.</param>
public sealed record PairingScore(int First, int Second, PairCounts Pairs, int Wins, int Draws, int Losses);

/// <summary>One finished game.</summary>
public sealed record TournamentGame
{
    /// <summary>From 0; games 2k and 2k + 1 are a pair with colours swapped.</summary>
    public required int Number { get; init; }

    /// <summary>Number of the player who moved first (White in chess).</summary>
    public required int First { get; init; }

    public required int Second { get; init; }

    /// <summary>First position in the game's notation; empty for the usual one.</summary>
    public required string Start { get; init; }

    /// <summary>Moves in the game's coordinate notation.</summary>
    public required IReadOnlyList<string> Moves { get; init; }

    /// <summary>How many of the moves are the opening's, played by nobody.</summary>
    public required int BookPlies { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Why it ended, in words: "checkmate", "adjudicated: ...", "selfplay lost on time".</summary>
    public required string Reason { get; init; }

    /// <summary>What the mover thought after each move, in [-1, 1] for the first player; null where nobody said.</summary>
    public required IReadOnlyList<float?> Values { get; init; }

    /// <summary>Seconds spent on each move; 0 for the opening's.</summary>
    public required IReadOnlyList<float> Seconds { get; init; }
}

using SelfPlay.Games.Core;

namespace SelfPlay.Arena.Tournaments;

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

    /// <summary>How deep the search behind each move was; 0 where nobody said.</summary>
    public IReadOnlyList<int> Depths { get; init; } = [];

    /// <summary>Seconds spent on each move; 0 for the opening's.</summary>
    public required IReadOnlyList<float> Seconds { get; init; }
}

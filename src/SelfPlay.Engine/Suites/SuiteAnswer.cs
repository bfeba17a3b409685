namespace SelfPlay.Engine.Suites;

/// <summary>What a network said to one position of a suite. Moves are in the game's notation.</summary>
/// <param name="Line">Number of the line in its file.</param>
/// <param name="Name">The suite's name of the position, or its text.</param>
/// <param name="Asked">What solves it, in words.</param>
/// <param name="PolicyMove">The likeliest move of the raw policy.</param>
/// <param name="PolicyShare">Its probability.</param>
/// <param name="Rank">Place of the first move that solves among the likeliest of the raw policy, from 1; null if none of those looked at does.</param>
/// <param name="SearchMove">What the search played; null without one.</param>
/// <param name="SearchSolves">Whether that solves it.</param>
/// <param name="Value">The network's expectation for the side to move, in [-1, 1].</param>
/// <param name="ValueIsRight">Whether its likeliest result is that of the exact score; null where the suite gives none.</param>
/// <param name="PassedOver">Why no move could be judged; null where they could.</param>
public sealed record SuiteAnswer(
    int Line,
    string Name,
    string Asked,
    string PolicyMove,
    float PolicyShare,
    int? Rank,
    string? SearchMove,
    bool? SearchSolves,
    float Value,
    bool? ValueIsRight,
    string? PassedOver);

using SelfPlay.Engine.Evaluation;

namespace SelfPlay.Arena.TextUi;

/// <summary>What a network thinks of a position, in words and numbers ready to be shown.</summary>
internal sealed record Opinion
{
    /// <summary>Whose opinion of what: "net plays Nf6", "hint for White".</summary>
    public required string Title { get; init; }

    /// <summary>How much thought went into it: "400 simulations, 8 plies deep, 0.9 s".</summary>
    public required string Effort { get; init; }

    /// <summary>For the first player, whoever is to move.</summary>
    public required WinDrawLoss Outcome { get; init; }

    public required string FirstName { get; init; }

    public required string SecondName { get; init; }

    /// <summary>The best ones, best first.</summary>
    public required IReadOnlyList<OpinionMove> Moves { get; init; }

    /// <summary>False for the raw network.</summary>
    public required bool IsSearched { get; init; }
}

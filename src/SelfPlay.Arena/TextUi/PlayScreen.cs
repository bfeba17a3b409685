namespace SelfPlay.Arena.TextUi;

/// <summary>All that stands still on the screen while a person thinks.</summary>
internal sealed record PlayScreen
{
    public required string Title { get; init; }

    public required BoardPicture Board { get; init; }

    /// <summary>Who sits at the far side.</summary>
    public required PlayerPanel Top { get; init; }

    public required PlayerPanel Bottom { get; init; }

    /// <summary>The moves so far with their numbers, a number and its moves a string: "1. e4 e5".</summary>
    public required IReadOnlyList<string> Moves { get; init; }

    /// <summary>Who is to move, or how the game ended.</summary>
    public required string Status { get; init; }
}

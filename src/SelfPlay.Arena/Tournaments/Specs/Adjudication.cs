namespace SelfPlay.Arena.Tournaments.Specs;

/// <summary>Ends of games before the rules end them. All off by default.</summary>
public sealed record Adjudication
{
    public ResignRule? Resign { get; init; }

    public DrawRule? Draw { get; init; }

    /// <summary>Moves of both players together, the opening's included, after which a game is drawn; null: the game's own limit.</summary>
    public int? MaxMoves { get; init; }

    /// <summary>Ends a game as soon as the game's exact solver knows its result.</summary>
    public bool Solver { get; init; }
}

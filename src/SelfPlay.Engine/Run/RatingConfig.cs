namespace SelfPlay.Engine.Run;

/// <summary>Measuring progress while training.</summary>
public sealed record RatingConfig
{
    /// <summary>Generations between ratings, and between the checkpoints that are kept; 0 never rates, and keeps as many as usual.</summary>
    public int Every { get; init; } = 5;

    /// <summary>Games against an earlier network and against the random player, half with each colour.</summary>
    public int Games { get; init; } = 40;

    /// <summary>The opponent is the network this many generations ago (the oldest there is, if fewer).</summary>
    public int OpponentAge { get; init; } = 5;

    public int Simulations { get; init; } = 32;

    /// <summary>Random plies at the start of each pair of rating games, so that they differ.</summary>
    public int OpeningPlies { get; init; } = 4;

    /// <summary>Positions labelled by the exact solver, for games that have one.</summary>
    public int SolverPositions { get; init; } = 1000;

    /// <summary>Simulations of the searched half of the solver score.</summary>
    public int SolverSimulations { get; init; } = 64;
}

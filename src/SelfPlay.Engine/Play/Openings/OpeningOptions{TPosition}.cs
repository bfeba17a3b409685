using SelfPlay.Games.Core;

namespace SelfPlay.Engine.Play.Openings;

/// <summary>How an <see cref="OpeningBook{TPosition}"/> takes its openings.</summary>
public sealed record OpeningOptions<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    /// <summary>Decides random openings and the order of shuffled ones.</summary>
    public required long Seed { get; init; }

    /// <summary>Takes the openings of a file in an order drawn from the seed instead of that of the file.</summary>
    public bool Shuffle { get; init; }

    /// <summary>Moves to take from each game of a file; all if null.</summary>
    public int? Plies { get; init; }

    /// <summary>Moves after which a game is stopped, so that an opening ends before; the game's own limit if null.</summary>
    public int? MoveLimit { get; init; }

    /// <summary>What the last position of a line is worth, in [-1, 1] for the side to move: judges random openings that the game's exact solver, if
    /// there is one, does not. Null takes these as they come. Never called by two threads at once.</summary>
    public Func<Line<TPosition>, double>? Value { get; init; }

    /// <summary>The most that a random opening may be worth to either side; others are drawn again. 0.5: the better side is expected to score 75 %.</summary>
    public double MaxValue { get; init; } = 0.5;
}

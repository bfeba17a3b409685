using SelfPlay.Games.Core;

namespace SelfPlay.Games.Notation;

/// <summary>A position of a test suite and what is asked of whoever is to move there: moves to find, moves to avoid, a mate, or the exact score.</summary>
public sealed record TestPosition<TPosition>
    where TPosition : unmanaged, IPosition<TPosition>
{
    public required TPosition Position { get; init; }

    /// <summary>The suite's own name of the position; null where it has none.</summary>
    public string? Id { get; init; }

    /// <summary>Any of these solves it; empty if the suite names none.</summary>
    public IReadOnlyList<Move> Best { get; init; } = [];

    /// <summary>None of these may be played.</summary>
    public IReadOnlyList<Move> Avoid { get; init; } = [];

    /// <summary>Moves in which the side to move mates, where the suite says so: another way to the same mate solves it as well.</summary>
    public int? MateIn { get; init; }

    /// <summary>The exact score for the side to move: above 0 it wins, below 0 it loses. Null where the suite gives moves instead.</summary>
    public int? Score { get; init; }
}

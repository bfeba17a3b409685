using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine.Rating;

namespace SelfPlay.Arena.Tournaments.Storage;

/// <summary>Everything that decides a tournament's games: what tournament.json holds, and what a resumed tournament must agree with.</summary>
public sealed record TournamentSettings
{
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>Name in the catalogue.</summary>
    public required string Game { get; init; }

    public required TournamentFormat Format { get; init; }

    public required IReadOnlyList<Entrant> Players { get; init; }

    /// <summary>Per pairing; even. May be raised later.</summary>
    public required int Games { get; init; }

    public required long Seed { get; init; }

    /// <summary>As an opening book is named on the command line.</summary>
    public required string Book { get; init; }

    /// <summary>Moves taken from each game of a book that is a file; null takes all.</summary>
    public int? BookPlies { get; init; }

    /// <summary>SHA-256 of a book that is a file.</summary>
    public string? BookHash { get; init; }

    /// <summary>Of players that have none of their own.</summary>
    public required PlayerBudget Budget { get; init; }

    /// <summary>In a ladder: how many of the next checkpoints each plays.</summary>
    public int Neighbours { get; init; } = 2;

    public Sprt? Sprt { get; init; }

    public Adjudication Adjudication { get; init; } = new();

    /// <summary>Beyond its time, before a player has lost on time.</summary>
    public double MarginSeconds { get; init; } = 0.05;

    /// <summary>Beyond its time, or on a move without one, before a program counts as hung.</summary>
    public double HangSeconds { get; init; } = 60;

    /// <summary>When the tournament was begun; decides nothing.</summary>
    public DateTimeOffset Begun { get; init; }
}
